import { describe, expect, test } from 'vitest'
import { LANGUAGES, type LanguageCode } from '#messages/language.ts'
import { answers } from '../../durable-objects/answers/index.ts'

/** What each language does that is its own: elisions, accents, joints, and words that part late. */
const COUNTED: Record<LanguageCode, Record<number, string>> = {
  en: {
    0: 'zero',
    4: 'four',
    14: 'fourteen',
    21: 'twenty-one',
    40: 'forty',
    101: 'one hundred and one',
    999: 'nine hundred and ninety-nine',
  },
  es: {
    1: 'uno',
    16: 'dieciséis',
    22: 'veintidós',
    31: 'treinta y uno',
    100: 'cien',
    101: 'ciento uno',
    523: 'quinientos veintitrés',
  },
  pt: {
    1: 'um',
    17: 'dezessete',
    21: 'vinte e um',
    100: 'cem',
    115: 'cento e quinze',
    532: 'quinhentos e trinta e dois',
  },
  fr: {
    17: 'dix-sept',
    21: 'vingt et un',
    22: 'vingt-deux',
    70: 'soixante-dix',
    71: 'soixante et onze',
    77: 'soixante-dix-sept',
    80: 'quatre-vingts',
    81: 'quatre-vingt-un',
    91: 'quatre-vingt-onze',
    99: 'quatre-vingt-dix-neuf',
    200: 'deux cents',
    280: 'deux cent quatre-vingts',
  },
  de: {
    1: 'eins',
    16: 'sechzehn',
    21: 'einundzwanzig',
    30: 'dreißig',
    101: 'hunderteins',
    777: 'siebenhundertsiebenundsiebzig',
  },
  it: {
    3: 'tre',
    21: 'ventuno',
    23: 'ventitré',
    28: 'ventotto',
    81: 'ottantuno',
    101: 'centouno',
    108: 'centotto',
    103: 'centotré',
    180: 'centottanta',
  },
  nl: {
    1: 'één',
    21: 'eenentwintig',
    22: 'tweeëntwintig',
    33: 'drieëndertig',
    84: 'vierentachtig',
    101: 'honderdeen',
  },
  pl: {
    4: 'cztery',
    15: 'piętnaście',
    22: 'dwadzieścia dwa',
    90: 'dziewięćdziesiąt',
    245: 'dwieście czterdzieści pięć',
  },
  ru: {
    2: 'два',
    11: 'одиннадцать',
    40: 'сорок',
    96: 'девяносто шесть',
    354: 'триста пятьдесят четыре',
  },
  tr: { 4: 'dört', 12: 'on iki', 48: 'kırk sekiz', 100: 'yüz', 205: 'iki yüz beş' },
  ar: { 2: 'اثنان', 11: 'أحد عشر', 25: 'خمسة وعشرون', 112: 'مئة واثنا عشر', 200: 'مئتان' },
  zh: {
    2: '二',
    10: '十',
    15: '十五',
    20: '二十',
    42: '四十二',
    105: '一百零五',
    110: '一百一十',
    115: '一百一十五',
    230: '二百三十',
  },
  ja: { 4: '四', 10: '十', 21: '二十一', 100: '百', 105: '百五', 364: '三百六十四' },
}

describe('numbers in words', () => {
  for (const language of LANGUAGES) {
    test(`are counted in ${language}`, () => {
      const wanted = COUNTED[language]
      const found = Object.keys(wanted).map((value) => [
        value,
        answers.numberInWords(Number(value), language),
      ])
      expect(Object.fromEntries(found)).toEqual(wanted)
    })

    test(`are all different in ${language}, and none is cut`, () => {
      const words = Array.from({ length: 1000 }, (_, at) => answers.numberInWords(at, language))
      expect(new Set(words).size).toBe(1000)
      expect(words.join(', ')).not.toMatch(/undefined|, ,|(^|[ -])[,-]| {2}/)
    })

    test(`are read back in ${language} as what they are`, () => {
      const reading = { country: 'GB', languages: [language] }
      const misread = Array.from({ length: 1000 }, (_, value) => {
        const words = answers.numberInWords(value, language) ?? ''
        return answers.number(words, reading) === value ? [] : [words]
      })
      expect(misread.flat()).toEqual([])
    })
  }

  test('are for whole numbers from 0 to 999', () => {
    for (const value of [-1, 2.5, 1000, Number.NaN]) {
      expect(answers.numberInWords(value, 'en')).toBeUndefined()
    }
  })
})
