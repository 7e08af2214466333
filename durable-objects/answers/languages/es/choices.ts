import type { ChoiceWords } from '../choices.ts'
import { listed } from '../listed.ts'

export const es: ChoiceWords = {
  means: {
    yes: listed(`sí, si, s, sip, sii, claro, claro que sí, claro que si, por supuesto, vale, ok, okey,
      okay, de acuerdo, perfecto, exacto, correcto, desde luego, cómo no, bueno, está bien,
      esta bien, venga, dale, afirmativo, así es, eso es, con gusto, encantado, encantada,
      seguro, obvio, por favor sí, sí quiero, lo quiero, adelante, genial, estupendo,
      no hay problema, sin problema, ningún problema, no hay inconveniente, por qué no,
      confirmo, confirmar, confirmado, me parece bien, creo que sí, supongo que sí, sale`),
    no: listed(`no, n, nop, nope, nel, no gracias, para nada, claro que no, por supuesto que no,
      en absoluto, de ninguna manera, ni hablar, jamás, nunca, nada, negativo, todavía no,
      aún no, ahora no, de momento no, por ahora no, mejor no, creo que no, no quiero,
      no lo quiero, no me interesa, no hace falta, no es necesario, que no, no por ahora,
      esta vez no, no deseo, no realmente, ni loco, tampoco`),
    later: listed(`más tarde, luego, después, ahora no, todavía no, aún no, hoy no, en otro momento,
      otro día, otro momento, otra fecha, otras fechas, pasado mañana, más adelante,
      quizás más tarde, la próxima vez`),
    person:
      listed(`humano, humana, persona, una persona, agente, un agente, operador, operadora, alguien,
      asesor, asesora, persona real, hablar con alguien, hablar con una persona,
      hablar con un agente, hablar con un humano, empleado, recepcionista,
      atención al cliente, representante, ser humano, un humano`),
    everything: listed('todo, todos, todas, todo incluido, todo junto'),
    nothing: listed(`ninguno, ninguna, nada, ninguno de ellos, ninguna de ellas, ninguno de estos,
      ninguna de estas, ninguna de las anteriores, ni uno ni otro, ningún`),
    other: listed(`otro, otra, otros, otras, otra cosa, algo diferente, algo distinto, otra opción,
      otro tema`),
  },
  negationFollows: false,
  negations:
    listed(`no, ni, sin, nunca, jamás, tampoco, nada de, ningún, ninguno, ninguna, excepto, salvo,
    menos, en vez de, en lugar de, odio`),
  contrasts: listed('pero, sino, mejor, en cambio, prefiero'),
  questions: {
    openers:
      listed(`cuánto, cuánta, cuántos, cuántas, cuál, cuáles, qué, cómo, dónde, cuándo, quién,
      por qué, hay, tienen, tiene, tenéis, puedo, puede, pueden, podemos, podría, podrían,
      es posible, está, están, incluye, sabe, saben, me puede, me pueden, me podría`),
    marks: listed(
      `cuánto cuesta, cuánto vale, cuánto es, qué precio, a qué hora, qué diferencia, cuál es`,
    ),
  },
  asksFor:
    listed(`cuáles son sus, cuál es su, cuáles son los, cuáles son las, cuál es el, me puede dar,
    me da, puedo tener, podría tener, me pueden dar, nos pone, puedo reservar`),
  padding:
    listed(`por favor, porfa, porfavor, xfa, xfavor, gracias, muchas gracias, mil gracias, hola,
    buenas, buenos días, buenas tardes, buenas noches, quisiera, quiero, querría, queremos,
    quisiéramos, querríamos, deseo, deseamos, me gustaría, nos gustaría, prefiero, preferimos,
    preferiría, preferiríamos, elijo, escojo, elegimos, tomo, tomaré, tomamos, me quedo con,
    nos quedamos con, me apetece, necesito, necesitamos, dame, deme, denos, ponme, póngame,
    para mí, para nosotros, creo que, mejor, pues, si puede ser, si es posible, amable,
    estoy interesado en, estoy interesada en, me interesa, nos interesa, busco, buscamos,
    vamos con, va a ser, sería, será, estimado, estimada, señor, señora, con gusto`),
  articles: listed(
    `el, la, los, las, lo, un, una, unos, unas, mi, mis, su, sus, este, esta, ese, esa, al, del`,
  ),
  small:
    listed(`de, a, en, con, por, para, y, e, que, es, son, somos, seremos, se, me, nos, te, le, yo,
    nosotros, muy, sólo, solo, solamente, también, así, ya, bien, pues, entonces, eh, ah, oh,
    está, hay, como, más, tipo, sobre, unos, aproximadamente, en total, total, vamos, ser,
    estar, somos un grupo de, grupo de, una familia de, familia de, ir, reservar,
    alrededor de, exactamente, tengo, tenemos, creo, sí, si, vale, claro, ok`),
  option: listed('opción, opcion, respuesta, alternativa, elección'),
  number: listed('número, numero, num'),
  one: listed('uno, una'),
  last: listed('último, última, ultima, final'),
  or: listed('o, u'),
  idioms: listed(`buenos días, buenas tardes, buenas noches, buen día, media hora, pasado mañana,
    por la mañana siguiente, un momento, un segundo, por primera vez, la última vez, de nada,
    ni idea, más o menos, mar de dudas`),
  known:
    listed(`hoy, mañana, ayer, lunes, martes, miércoles, jueves, viernes, sábado, domingo, enero,
    febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre,
    diciembre, tarde, noche, hotel, cuando, donde, porque, playa, plaza, costa, cosas, casas,
    mesas, misas, carro, perro, precio, otros, otras, nuevo, nueve, caro, cara, carta, corta,
    quinta, quita, cuatro, cuarto, cuartos, queso`),
  affixes: { before: [], after: listed('s, es') },
  variants: [],
  compounds: false,
}
