import type { VariableType } from '#journey/journey.ts'
import type { Value } from '#journey/variables/value.ts'

/** What a variable is tried out with where the author has given nothing yet. */
const USUAL: Record<VariableType, string> = {
  string: '',
  number: '2',
  date: '2026-12-24',
  json: '{}',
}
const USUAL_SYSTEM: Record<string, string> = {
  'var_system.user_name': 'Maria',
  'var_system.user_phone': '+351912345678',
  'var_system.user_email': 'maria@example.com',
  'var_system.channel_type': 'whatsapp-official',
  'var_system.last_input': 'hi',
  'var_system.referral': '{"source":"ad","id":"1202","ref":"summer","headline":"Casa Verde"}',
}

export const usualSample = (name: string, type: VariableType) => USUAL_SYSTEM[name] ?? USUAL[type]

/** A sample as it is sent: a number or JSON where the text is one, nothing where it is empty. */
export function sampleOf(text: string, type: VariableType): Value | undefined {
  if (text === '') return undefined
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text
  if (type !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
