import type { ChoiceWords } from '../choices.ts'
import { listed } from '../listed.ts'

export const it: ChoiceWords = {
  means: {
    yes: listed(`sì, si, s, certo, certo che sì, certamente, sicuro, sicuramente, ok, okay, va bene,
      d'accord, d'accordo, perfetto, esatto, giusto, volentieri, molto volentieri,
      con piacere, assolutamente sì, assolutamente, naturalmente, ovvio, ovviamente, come no,
      perché no, nessun problema, non c'è problema, senza problemi, benissimo, ottimo,
      confermo, confermare, confermato, affermativo, penso di sì, credo di sì, sì sì,
      certo sì, corretto, senz'altro, vai, andiamo, certissimo, mi va bene`),
    no: listed(`no, n, no grazie, per niente, affatto, per nulla, assolutamente no, certo che no,
      certamente no, mai, giammai, niente, nulla, non ora, non adesso, non oggi, non ancora,
      ancora no, adesso no, per ora no, meglio di no, meglio no, credo di no, penso di no,
      non credo, non penso, non voglio, non lo voglio, non serve, non mi interessa,
      non è necessario, negativo, neanche per sogno, no no, non direi, questa volta no,
      grazie no`),
    later: listed(`più tardi, dopo, non ora, non adesso, non ancora, non oggi, oggi no, adesso no,
      un altro giorno, altro giorno, un'altra volta, altra data, altre date, un altro momento,
      in un altro momento, altro momento, dopodomani, magari dopo, forse più tardi,
      la prossima volta`),
    person:
      listed(`umano, essere umano, persona, una persona, operatore, operatrice, un operatore, agente,
      qualcuno, addetto, impiegato, persona reale, persona vera, parlare con qualcuno,
      parlare con una persona, parlare con un operatore, parlare con un umano, assistente,
      servizio clienti, rappresentante, consulente, un umano`),
    everything: listed('tutto, tutti, tutte, tutto incluso, tutto compreso'),
    nothing:
      listed(`nessuno, nessuna, niente, nulla, nessuno di questi, nessuna di queste, nessuno dei due,
      nessuna delle due, né l'uno né l'altro`),
    other:
      listed(`altro, altra, altri, altre, qualcos'altro, un altro, un'altra, qualcosa di diverso,
      altra opzione, l'altro, l'altra`),
  },
  negationFollows: false,
  negations:
    listed(`no, non, né, senza, mai, niente, nessun, nessuno, nessuna, nulla, tranne, eccetto,
    invece di, piuttosto che, neanche, nemmeno, odio`),
  contrasts: listed('ma, bensì, invece, però, piuttosto'),
  questions: {
    openers:
      listed(`quanto, quanta, quanti, quante, quale, quali, qual è, qual, che, cosa, come, dove,
      quando, chi, perché, c'è, ci sono, avete, posso, possiamo, potrei, può, potete,
      è possibile, sapete, si può, è incluso, è inclusa, ha`),
    marks: listed('quanto costa, quanto viene, che prezzo, a che ora, che differenza, qual è'),
  },
  asksFor:
    listed(`quali sono i vostri, quali sono le vostre, qual è il vostro, quali sono gli, quali sono i,
    quali sono le, posso avere, possiamo avere, potrei avere, potremmo avere`),
  padding: listed(`per favore, per piacere, perfavore, prego, cortesemente, gentilmente, grazie,
    grazie mille, molte grazie, ciao, salve, buongiorno, buonasera, buon giorno, buona sera,
    vorrei, vorremmo, voglio, vogliamo, desidero, desideriamo, desidererei, mi piacerebbe,
    ci piacerebbe, preferisco, preferiamo, preferirei, scelgo, scegliamo, prendo, prendiamo,
    prenderei, prenderemo, opto per, mi serve, ci serve, ho bisogno di, abbiamo bisogno di,
    mi dia, dammi, per me, per noi, penso, credo, direi, se possibile, mi interessa,
    sono interessato a, sono interessata a, cerco, cerchiamo, sarebbe, sarà, facciamo,
    signore, signora, allora, magari`),
  articles:
    listed(`il, lo, la, i, gli, le, l, l', un, uno, una, un', mio, mia, questo, questa, quello,
    quella, quel`),
  small:
    listed(`di, del, della, dello, dei, delle, degli, a, al, alla, ai, alle, in, nel, nella, con, per,
    da, dal, dalla, su, sul, sulla, e, ed, che, è, sono, siamo, saremo, saremmo, mi, me, noi,
    io, ci, si, molto, solo, soltanto, anche, così, già, bene, ecco, beh, eh, ah, oh, allora,
    quindi, più, essere, avere, circa, in totale, in tutto, totale, un gruppo di, gruppo di,
    una famiglia di, famiglia di, ho, abbiamo, esattamente, sì, ok, certo, va bene`),
  option: listed('opzione, scelta, risposta, alternativa'),
  number: listed('numero, num'),
  one: listed('uno, una'),
  last: listed("ultimo, ultima, l'ultimo, l'ultima"),
  or: listed('o, oppure'),
  idioms:
    listed(`buona notte, buonanotte, buongiorno, buon giorno, buona sera, buonasera, buona giornata,
    mezz'ora, mezza ora, mezzora, dopodomani, un attimo, un momento, un secondo,
    la prima volta, l'ultima volta, prima volta, più o meno, di niente, prima di tutto`),
  known: listed(`oggi, domani, ieri, lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica,
    gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre,
    novembre, dicembre, mattina, sera, notte, hotel, prezzo, quando, dove, perché, altri,
    altre, altro, piazza, spiaggia, costa, conto, porta, carta, corta, quarto, quattro, letto,
    latte, tetto, pesce, pesca, primo, prima, prezzi`),
  affixes: { before: [], after: [] },
  variants: [],
  compounds: false,
}
