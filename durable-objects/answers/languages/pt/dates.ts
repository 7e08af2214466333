import type { DateWords } from '../date-words.ts'

const withFeira = (name: string) => `${name}|${name} feira|${name} f`

export const pt: DateWords = {
  locales: ['pt-BR', 'pt-PT'],
  months: { 9: 'setembro|set|sep' },
  weekdays: {
    1: withFeira('segunda'),
    2: withFeira('terça'),
    3: withFeira('quarta'),
    4: withFeira('quinta'),
    5: withFeira('sexta'),
  },
  days: {
    0: 'hoje|agora|esta noite|hoje mesmo|hoje a noite|hoje a tarde|hoje de manha',
    1: 'amanhã|amanhã mesmo|amanha de manha|amanha a noite|amanha a tarde|amanha cedo',
    2: 'depois de amanhã|depois d amanha',
    [-1]: 'ontem|ontem a noite',
    [-2]: 'anteontem|antes de ontem',
  },
  feasts: {
    '12-24': 'vespera de natal|consoada',
    '12-25': 'dia de natal',
    '12-31': 'vespera de ano novo|reveillon|passagem de ano|passagem do ano|vespera do ano novo',
    '01-01': 'ano novo|dia de ano novo',
  },
  counts:
    'um|uma, dois|duas|um par de, tres, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, treze, quatorze|catorze, quinze, dezesseis|dezasseis, dezessete|dezassete, dezoito, dezenove|dezanove, vinte',
  ordinals: 'primeiro|primeira, segundo, terceiro|terceira, quarto, quinto',
  ordinalEnd: ' ?[ºo°ª](?![\\p{L}])',
  units: { day: 'dia|dias', week: 'semana|semanas', month: 'mes|meses', year: 'ano|anos' },
  words: {
    in: 'em|dentro de|daqui a|daqui|daqui ha|passados|passadas',
    later: 'depois|mais tarde|depois de|depois do|depois da|a partir de hoje|apos',
    ago: 'ha|atras|antes|antes de|antes do|antes da|faz',
    from: 'desde|do dia|a partir do dia|a partir de|a partir do|desde o dia|entre|entre os dias|chegando|chegamos|chego|chegada|chegaremos',
    to: 'ate|ao|a|ate o dia|ate ao dia|ao dia|ate dia|saida|saindo|saimos',
    or: 'ou|ou entao',
    and: 'e|e dia',
    not: 'nao|nunca|exceto|menos|nem|salvo',
    coming: 'que vem|proximo|proxima|seguinte',
    this: 'este|esta|neste|nesta|nessa|nesse|desta|deste',
    last: 'passado|passada|ultimo|ultima',
    nextWeek:
      'semana que vem|da semana que vem|na semana que vem|proxima semana|da proxima semana|na proxima semana|para a semana|na semana seguinte',
    monthEnd: 'fim do mes|final do mes|no fim do mes|no final do mes',
    weekend: 'fim de semana|final de semana|fds',
    of: 'de|do|do ano de|do mes de|da',
    the: 'dia|no dia|os dias|nos dias|o dia|o',
    counted:
      'pessoa|pessoas|adulto|adultos|criança|crianças|bebe|bebes|hospede|hospedes|noite|noites|diaria|diarias|quarto|quartos|hora|horas|minutos|cama|camas|amigos|casal|pax',
    for: 'para|por|as|quarto|somos|seremos|grupo de|familia de|numero|casa|durante',
    filler:
      'por favor|pf|obrigado|obrigada|ola|oi|bom dia|boa tarde|boa noite|sim|claro|ok|certo|eu|nos|meu|minha|e o dia|seria|sera|quero|queremos|gostaria|gostariamos|chegar|data|data de chegada|com|na|no|reserva|reservar|de manha|pela manha|a tarde|de tarde|a noite|de noite|ao meio-dia|meio-dia|ao meio dia|cedo|perfeito|melhor|vamos|nasci|nasci em|nascimento|check-in|check in',
  },
}
