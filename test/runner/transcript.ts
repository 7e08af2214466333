import type { Journey } from '#journey/journey.ts'
import { happeningOf, isInput } from './input.ts'
import { isOutput, type Names, printed } from './output.ts'
import type { Opening, Played, Player } from './player.ts'

/**
 * A transcript: a whole conversation as text, one thing a line, the first word saying what. Lines
 * that say how things stand come first (`journey villa-enquiry`, `at 2026-11-22T10:00Z`), then lines
 * that make something happen (`guest hi`, `tap Olive`, `+5m`), each followed by what came of it
 * (`bot Welcome.`, `wait reply at "Villa"`, `end completed`). What came of it is never read, only
 * printed again: a transcript is right when it prints as it stands. Full lines of `# comment` stay;
 * on a line that makes something happen, a comment begins with two blanks and `#`.
 */
export type Transcript = { opening: Opening; lines: Line[] }

type Line = { raw: string; input?: { verb: string; said: string } }

type Settings = Partial<Record<string, string>> & { journey: string }

const SETTINGS = [
  'journey',
  'at',
  'zone',
  'country',
  'organisation',
  'channel',
  'contact',
  'campaign',
  'timeouts',
  'test',
]

/** `journeyNamed` finds the graph that the first line names. */
export function parse(text: string, journeyNamed: (name: string) => Journey): Transcript {
  const lines: Line[] = []
  const settings: Settings = { journey: '' }
  const campaign: string[] = []
  for (const raw of text.trimEnd().split('\n')) {
    const [, verb = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(raw) ?? []
    const said = rest.replace(/\s{2,}#.*$/, '').trim()
    if (raw.trim() === '' || verb.startsWith('#')) lines.push({ raw: raw.trimEnd() })
    else if (isInput(verb)) lines.push({ raw: raw.trimEnd(), input: { verb, said } })
    else if (SETTINGS.includes(verb)) {
      lines.push({ raw: raw.trimEnd() })
      if (verb === 'campaign') campaign.push(said)
      else settings[verb] = said
    } else if (!isOutput(verb)) throw new Error(`no line of a transcript begins with "${verb}"`)
  }
  const document = journeyNamed(settings.journey)
  return { opening: openingOf(settings, campaign, document), lines }
}

function openingOf(settings: Settings, campaign: string[], document: Journey): Opening {
  const { at = '2026-11-22T10:00Z', zone = 'Europe/Madrid', country = 'ES', timeouts } = settings
  const test = settings.test !== undefined
  const type = test ? 'test' : (settings.channel ?? 'whatsapp-official')
  return {
    journey: { name: settings.journey, document },
    at: Date.parse(at),
    organisation: {
      name: settings.organisation ?? 'Casa Verde Villas',
      timeZone: zone,
      country,
    },
    channel: { name: `Casa Verde ${type}`, type },
    guest: guestIn(settings.contact ?? ''),
    campaign: campaign.map(campaignIn),
    test,
    timeoutSeconds: timeouts === 'ignored' ? 'ignored' : timeouts ? Number(timeouts) : undefined,
  }
}

/** `Ann Lee +34600111222 ann@example.com`, each part optional. */
function guestIn(text: string): Opening['guest'] {
  const words = text.split(/\s+/).filter(Boolean)
  const phone = words.find((word) => word.startsWith('+'))
  const email = words.find((word) => word.includes('@'))
  const name = words.filter((word) => word !== phone && word !== email).join(' ')
  return { ...(name && { name }), ...(phone && { phone }), ...(email && { email }) }
}

/** `discount=10` is a number, `season=2026-12-01` a date, `rates={"low":90}` JSON, `code=SUN` a string. */
function campaignIn(text: string): Opening['campaign'][number] {
  const [, name = '', raw = ''] = /^(\w+)=(.*)$/.exec(text) ?? []
  if (/^-?\d+(\.\d+)?$/.test(raw)) return { name, type: 'number', value: Number(raw) }
  if (/^\d{4}-\d\d-\d\d$/.test(raw)) return { name, type: 'date', value: raw }
  if (/^[[{]/.test(raw)) return { name, type: 'json', value: JSON.parse(raw) }
  return { name, type: 'string', value: raw === '' ? undefined : raw }
}

/** Plays a transcript, and gives it as it went: the same text when all went as written. */
export async function perform(
  { opening, lines }: Transcript,
  player: Player,
  watch: (played: Played) => void = () => {},
): Promise<string> {
  const names = namesOf(opening)
  const told: string[] = []
  for (const { raw, input } of lines) {
    told.push(raw)
    if (!input) continue
    const happening = happeningOf(input.verb, input.said, [...names.sent.values()])
    const played = await player.play(happening)
    watch(played)
    told.push(...printed(played, names))
  }
  return `${told.join('\n')}\n`
}

export function namesOf({ journey, organisation }: Opening): Names {
  const steps = new Map(journey.document.steps.map((step) => [step.id, step.name]))
  return {
    step: (id) => steps.get(id) ?? id,
    zone: organisation.timeZone,
    sent: new Map(),
  }
}
