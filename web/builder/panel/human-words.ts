import type { LanguageCode } from '#messages/language.ts'

/** What guests type who want a person, by the journey's language. */
export const HUMAN_WORDS: Record<LanguageCode, readonly [string, ...string[]]> = {
  en: ['human', 'person', 'agent'],
  es: ['humano', 'persona', 'agente'],
  pt: ['humano', 'pessoa', 'atendente'],
  fr: ['humain', 'conseiller', 'agent'],
  de: ['Mensch', 'Person', 'Mitarbeiter'],
  it: ['umano', 'persona', 'operatore'],
  nl: ['mens', 'persoon', 'medewerker'],
  pl: ['człowiek', 'osoba', 'konsultant'],
  ru: ['человек', 'оператор', 'сотрудник'],
  tr: ['insan', 'temsilci', 'yetkili'],
  ar: ['إنسان', 'شخص', 'موظف'],
  zh: ['人工', '真人', '客服'],
  ja: ['担当者', 'オペレーター', 'スタッフ'],
}
