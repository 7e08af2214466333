import { listed } from '../listed.ts'
import type { NumberWords } from '../number-words.ts'
import { spelling } from '../spelling.ts'

export const pt: NumberWords = {
  cardinals: spelling({
    units: `zero, um/uma, dois/duas, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze,
      treze, catorze/quatorze, quinze, dezesseis/dezasseis, dezessete/dezassete, dezoito,
      dezenove/dezanove`,
    tens: 'vinte, trinta, quarenta, cinquenta, sessenta, setenta, oitenta, noventa',
    hundreds: `cem/cento, duzentos/duzentas, trezentos/trezentas, quatrocentos/quatrocentas,
      quinhentos/quinhentas, seiscentos/seiscentas, setecentos/setecentas,
      oitocentos/oitocentas, novecentos/novecentas`,
    tensWith: (tens, unit) => [`${tens} e ${unit}`, `${tens} ${unit}`],
    hundredsWith: (hundreds, rest) => [`${hundreds} e ${rest}`, `${hundreds} ${rest}`],
  }),
  ordinals:
    listed(`primeiro/primeira, segundo/segunda, terceiro/terceira, quarto/quarta, quinto/quinta,
    sexto/sexta, sétimo/sétima, oitavo/oitava, nono/nona, décimo/décima,
    décimo primeiro/décima primeira, décimo segundo/décima segunda,
    décimo terceiro/décima terceira, décimo quarto/décima quarta, décimo quinto/décima quinta,
    décimo sexto/décima sexta, décimo sétimo/décima sétima, décimo oitavo/décima oitava,
    décimo nono/décima nona, vigésimo/vigésima`),
  ordinalEndings: listed('º, ª, o, a'),
  also: {
    'um par': 2,
    'um casal': 2,
    'uma dúzia': 12,
    dúzia: 12,
    ambos: 2,
    'os dois': 2,
    'as duas': 2,
  },
  idioms: listed(`um momento, um momentinho, um segundo, um minuto, um pouco, um de nós, uma de nós,
    uma vez, uma coisa, uma pergunta, um por um, um de, uma de, algum, alguma, nenhum,
    nenhuma, cada um, à uma, uma dúvida, um dia, um instante`),
  magnitudes: listed(
    `meio, meia, quarto de, mil, milhar, milhares, milhão, milhões, centenas, dúzias, terço`,
  ),
  atLeast: listed('ou mais, pelo menos, no mínimo, mínimo, a partir de, em diante'),
  moreThan: listed('mais de, mais do que, mais que'),
  atMost: listed('até, no máximo, máximo, não mais de, ou menos'),
  lessThan: listed('menos de, menos que'),
  or: listed('ou, a, até, entre, talvez'),
  and: listed('e, com, mais'),
  guests: listed(
    `pessoa, pessoas, hóspede, hóspedes, convidado, convidados, viajante, viajantes, pax`,
  ),
  people:
    listed(`adulto, adultos, adulta, adultas, criança, crianças, bebê, bebês, bebé, bebés, filho,
    filhos, filha, filhas, amigo, amigos, amiga, amigas, homem, homens, mulher, mulheres,
    menino, meninos, menina, meninas, idoso, idosos`),
  persons: listed(`eu, só eu, minha mulher, minha esposa, meu marido, minha namorada, meu namorado,
    meu amigo, minha amiga, minha mãe, meu pai, meu filho, minha filha, meu parceiro,
    minha parceira, um bebê, um bebé, uma criança`),
  units:
    listed(`noite, noites, dia, dias, semana, semanas, mês, meses, quartos, cama, camas, mesa, mesas,
    hora, horas, carro, carros, mala, malas, cachorro, cachorros, cão, cães, euro, euros,
    reais, ano, anos, vezes, apartamento, apartamentos, vila, vilas`),
}
