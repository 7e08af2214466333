import type { ChoiceWords } from '../choice-words.ts'
import { listed } from '../listed.ts'

export const pt: ChoiceWords = {
  means: {
    yes: listed(`sim, s, claro, claro que sim, com certeza, certo, certamente, ok, okay, pode ser,
      beleza, blz, tá, tá bom, tá bem, está bem, está bom, tudo bem, perfeito, exato,
      exatamente, isso, isso mesmo, com prazer, de acordo, concordo, positivo, afirmativo,
      quero, quero sim, queremos, queremos sim, gostaria sim, aceito, aceitamos, bora, vamos,
      vamos lá, por que não, porque não, sem problema, sem problemas, não há problema,
      não tem problema, nenhum problema, confirmo, confirmar, confirmado, sim sim, ótimo, boa,
      fechado, pode, acho que sim, sim quero, óbvio, lógico, uhum, sem dúvida`),
    no: listed(`não, nao, n, não obrigado, não obrigada, nem pensar, de jeito nenhum, de modo nenhum,
      claro que não, de forma alguma, nunca, jamais, negativo, ainda não, agora não,
      por enquanto não, hoje não, melhor não, acho que não, não quero, não queremos,
      não é necessário, não precisa, não preciso, não me interessa, não tenho interesse,
      nada disso, dispenso, não não, nem por isso, desta vez não`),
    later:
      listed(`mais tarde, depois, agora não, ainda não, hoje não, não agora, outra hora, outro dia,
      outro momento, outra data, outras datas, depois de amanhã, outra altura,
      mais para a frente, da próxima vez`),
    person:
      listed(`humano, pessoa, uma pessoa, atendente, um atendente, agente, operador, operadora,
      alguém, assistente humano, pessoa real, falar com alguém, falar com uma pessoa,
      falar com um atendente, falar com um humano, falar com atendente, funcionário,
      funcionária, representante, um humano, ser humano, apoio ao cliente, colaborador`),
    everything: listed('tudo, todos, todas, tudo incluído, tudo incluso'),
    nothing:
      listed(`nenhum, nenhuma, nada, nenhum deles, nenhuma delas, nenhum destes, nenhuma destas,
      nenhuma das anteriores, nem um nem outro`),
    other:
      listed(`outro, outra, outros, outras, outra coisa, algo diferente, outra opção, outro assunto,
      diferente`),
  },
  negationFollows: false,
  negations:
    listed(`não, nao, nem, sem, nunca, jamais, nenhum, nenhuma, nada de, exceto, menos, em vez de,
    ao invés de, tampouco, odeio, detesto`),
  contrasts: listed('mas, e sim, porém, em vez disso, prefiro'),
  questions: {
    openers:
      listed(`quanto, quanta, quantos, quantas, qual, quais, que, como, onde, quando, quem, por que,
      porque, há, tem, têm, vocês têm, posso, pode me, podem, poderia, é possível, está,
      inclui, sabe, será que, o que`),
    marks: listed(
      `quanto custa, quanto é, que horas, a que horas, qual a diferença, qual é, tem alguma`,
    ),
  },
  asksFor:
    listed(`quais são os seus, quais são as suas, qual é o seu, quais os, quais são os, quais são as,
    qual o, qual a, posso ter, pode me dar, poderia ter, posso reservar`),
  padding: listed(`por favor, pf, pfv, se faz favor, faz favor, obrigado, obrigada, muito obrigado,
    muito obrigada, olá, oi, bom dia, boa tarde, boa noite, queria, quero, queremos, gostaria,
    gostaria de, gostaríamos, gostaríamos de, prefiro, preferimos, preferia, escolho,
    escolhemos, fico com, ficamos com, vou de, vou querer, vamos querer, vou com, vamos com,
    preciso de, preciso, precisamos, me dá, dê-me, para mim, para nós, pra mim, acho que,
    se possível, se puder, tenho interesse em, estou interessado em, estou interessada em,
    procuro, procuramos, seria, será, pode ser, senhor, senhora, pois`),
  articles:
    listed(`aquele, aquela, o, a, os, as, um, uma, uns, umas, meu, minha, seu, sua, este, esta, esse, essa, ao, à, do,
    da`),
  small:
    listed(`espera, espere, desculpe, de, dos, das, em, no, na, nos, nas, com, por, para, pra, e, que, é, são, somos, seremos,
    seríamos, me, nós, eu, muito, só, apenas, somente, também, assim, já, então, ah, oh, eh,
    mais, ser, estar, tipo, pelo, pela, cerca de, uns, aproximadamente, em total, no total,
    ao todo, total, um grupo de, grupo de, uma família de, família de, tenho, temos, estamos,
    vamos, a gente, há, vai, vão, exatamente, sim, ok, claro`),
  option: listed('opção, opcao, resposta, alternativa, escolha'),
  number: listed('número, numero, num'),
  one: listed('um, uma'),
  last: listed('último, última, derradeiro, final'),
  or: listed('ou'),
  idioms:
    listed(`bom dia, boa tarde, boa noite, meia hora, depois de amanhã, amanhã de manhã, um momento,
    um segundo, pela primeira vez, da última vez, de nada, mais ou menos, última noite,
    noite passada, toda a noite, todas as noites, não sei, nao sei, não tenho certeza,
    não faço ideia, tanto faz, não me importo, não importa, não entendi, sem preferência,
    demasiado, caro demais, cara demais, muito caro, muito cara, demais`),
  known: listed(`hoje, amanhã, ontem, segunda-feira, terça, quarta, quinta, sexta, sábado, domingo,
    janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro,
    dezembro, manhã, tarde, noite, hotel, praia, praça, preço, porta, conta, outros, outras,
    casas, mesas, carro, cachorro, onde, quando, porque, irmã, alemã, romã, oito, oitava,
    parte, carta`),
  affixes: { before: [], after: listed('s, es') },
  variants: [],
  compounds: false,
}
