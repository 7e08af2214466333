import type { Journey } from '#journey/journey.ts'
import { buildJourney } from '../../runner/build-journey.ts'

/** What the journey says in one language. */
type Words = {
  hello: string
  pool: string
  villa: string
  villas: string[]
  board: string
  boards: string[]
  dinner: string
  choose: string
  times: string[]
  guests: string
  aNumber: string
  arrival: string
  quote: string
  see: string
  bye: string
}

const WORDS: Record<'en' | 'es' | 'ar', Words> = {
  en: {
    hello: 'Welcome to Casa Verde.',
    pool: 'Our pool.',
    villa: 'Which villa?',
    villas: ['Olive', 'Cypress', 'Lemon'],
    board: 'Which board?',
    boards: ['Room only', 'Breakfast', 'Half board', 'Full board', 'Picnic'],
    dinner: 'When is dinner?',
    choose: 'Choose',
    times: ['Early', 'At sunset', 'Late'],
    guests: 'How many guests?',
    aNumber: 'A number from 1 to 12, please.',
    arrival: 'When do you arrive?',
    quote: 'Your quote is ready.',
    see: 'See the quote',
    bye: '{{var_local.villa}}, {{var_local.board}}, dinner {{var_local.dinner}}, {{var_local.guests}} guests, {{var_local.arrival:long}}. See you soon.',
  },
  es: {
    hello: 'Bienvenidos a Casa Verde.',
    pool: 'Nuestra piscina.',
    villa: '¿Qué villa prefieren?',
    villas: ['Oliva', 'Ciprés', 'Limón'],
    board: '¿Qué régimen desean?',
    boards: ['Solo alojamiento', 'Desayuno', 'Media pensión', 'Pensión completa', 'Merienda'],
    dinner: '¿Cuándo cenan?',
    choose: 'Elegir',
    times: ['Temprano', 'Al atardecer', 'Tarde'],
    guests: '¿Cuántos huéspedes son?',
    aNumber: 'Un número del 1 al 12, por favor.',
    arrival: '¿Qué día llegan?',
    quote: 'Su presupuesto está listo.',
    see: 'Ver el presupuesto',
    bye: '{{var_local.villa}}, {{var_local.board}}, cena {{var_local.dinner}}, {{var_local.guests}} huéspedes, {{var_local.arrival:long}}. Hasta pronto.',
  },
  ar: {
    hello: 'أهلاً بكم في كازا فيردي.',
    pool: 'المسبح لدينا.',
    villa: 'أي فيلا تفضلون؟',
    villas: ['الزيتون', 'السرو', 'الليمون'],
    board: 'أي نوع من الإقامة؟',
    boards: ['غرفة فقط', 'مع فطور', 'نصف إقامة', 'إقامة كاملة', 'سلة نزهة'],
    dinner: 'متى العشاء؟',
    choose: 'اختيار',
    times: ['مبكرًا', 'عند الغروب', 'متأخرًا'],
    guests: 'كم عدد الضيوف؟',
    aNumber: 'رقم من 1 إلى 12 من فضلكم.',
    arrival: 'متى تصلون؟',
    quote: 'عرض السعر جاهز.',
    see: 'عرض السعر',
    bye: '{{var_local.villa}}، {{var_local.board}}، {{var_local.dinner}}، {{var_local.guests}}، {{var_local.arrival:long}}. إلى اللقاء.',
  },
}

export type WalkLanguage = keyof typeof WORDS
export const WALK_LANGUAGES = ['en', 'es', 'ar'] as const satisfies WalkLanguage[]

const options = (labels: string[]) => labels.map((label, at) => ({ id: `o${at + 1}`, label }))

/** A guest books: every way of asking, a picture and a link, on whatever channel they write. */
export function bookingIn(language: WalkLanguage): Journey {
  const words = WORDS[language]
  const { steps, edges, variables, apis } = buildJourney(
    [
      { id: 'hello', type: 'text', config: { text: words.hello } },
      {
        id: 'pool',
        type: 'image',
        config: { mediaUrl: 'https://media.casaverde.example/pool.jpg', caption: words.pool },
      },
      {
        id: 'villa',
        type: 'reply',
        config: {
          body: words.villa,
          options: options(words.villas),
          variable: 'var_local.villa',
        },
      },
      {
        id: 'board',
        type: 'quick-reply',
        config: {
          body: words.board,
          options: options(words.boards),
          variable: 'var_local.board',
        },
      },
      {
        id: 'dinner',
        type: 'list',
        config: {
          body: words.dinner,
          button: words.choose,
          sections: [{ rows: options(words.times).map(({ id, label }) => ({ id, title: label })) }],
          variable: 'var_local.dinner',
        },
      },
      {
        id: 'guests',
        type: 'prompt',
        config: {
          question: words.guests,
          validation: { mode: 'number', integer: true, min: 1, max: 12 },
          retries: 1,
          failureMessage: words.aNumber,
          variable: 'var_local.guests',
        },
      },
      {
        id: 'arrival',
        type: 'prompt-date',
        config: {
          question: words.arrival,
          range: { type: 'future' },
          retries: 1,
          variable: 'var_local.arrival',
        },
      },
      {
        id: 'quote',
        type: 'cta-url',
        config: {
          body: words.quote,
          buttonText: words.see,
          url: 'https://casaverde.example/quote',
        },
      },
      { id: 'bye', type: 'text', config: { text: words.bye } },
    ],
    {
      variables: [
        { name: 'villa', type: 'string' },
        { name: 'board', type: 'string' },
        { name: 'dinner', type: 'string' },
        { name: 'guests', type: 'number' },
        { name: 'arrival', type: 'date' },
      ],
    },
  )
  return { format: 1, language, steps, edges, variables, apis }
}
