import type { StepKind } from '#journey/journey.ts'
import { DrawnIcon } from './icon.tsx'

/** What each step looks like in the palette and on its card; loaded with the builder only. */
const PATHS = {
  start: 'M7 4.5v15L19.5 12z',
  text: 'M4 4.5h16v12h-8.5L7 20.5v-4H4zM8 8.5h8M8 12h5',
  image: 'M4 4h16v16H4zM4 16l5-5 4.5 4.5L16 13l4 4M15.5 9a.75.75 0 1 0 0-1.5.75.75 0 0 0 0 1.5z',
  video: 'M3 6h12v12H3zM15 10.5L21 7v10l-6-3.5',
  audio: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  document: 'M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9 12.5h6M9 16.5h6',
  location:
    'M12 21c-4.5-4.5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6.5-6.5 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  'cta-url': 'M20 11V5H4v11h6M8 10.5h6M13.5 13.5l7 2.5-3 1.5-1.5 3z',
  template: 'M5 3.5h14v17H5zM8.5 8h7M8.5 12h7M9 16.5l1.5 1.5L14 15',
  reply: 'M3 5h18v6H3zM3 15.5h11M3 19.5h7M17 15.5l3 2.5-3 2.5',
  'quick-reply': 'M3 4.5h8v5H3zM13 4.5h8v5h-8zM3 14.5h8v5H3zM13 14.5h8v5h-8z',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01',
  prompt:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 16.700v.01',
  'prompt-date': 'M4 5h16v15.5H4zM4 10h16M8.5 3v4M15.5 3v4M8.5 14.5l2.5 2.5 4.5-4',
  condition: 'M12 3l9 9-9 9-9-9zM9.5 12h5M12.5 10l2 2-2 2',
  delay: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2',
  'wait-for-event': 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10.5 21h3M12 3v2',
  api: 'M8.5 7L3.5 12l5 5M15.5 7l5 5-5 5M13.5 5l-3 14',
  'ai-agent': 'M5 9h14v10.5H5zM12 9V5M12 5v-.01M9.5 13.5v1.5M14.5 13.5v1.5M2.5 13v3M21.5 13v3',
  'agent-transfer':
    'M4 17v-4a8 8 0 0 1 16 0v4M4 13.5h3.5V19H4zM16.5 13.5H20V19h-3.5M20 19c0 1.5-1.5 2.5-4 2.5h-2.5',
  goal: 'M5 21V4M5 4.5c5-2.5 8 2.5 14 0v9c-6 2.5-9-2.5-14 0',
} satisfies Record<StepKind, string>

export const StepIcon = ({ type, size }: { type: StepKind; size?: number }) => (
  <DrawnIcon path={PATHS[type]} size={size} />
)
