/** Line drawings on a 24-unit square, in the manner of lucide. One path each. */
const PATHS = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  out: 'M14 5h5v5M19 5l-8 8M10 5H5v14h14v-5',
  warn: 'M12 4L2.5 20h19zM12 10v4.5M12 17.5v.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5v.01',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  talk: 'M4 5h16v11.5H11.5L7 20.5v-4H4z',
  mail: 'M3 6h18v12H3zM3 7l9 6.5L21 7',
  phone: 'M8 3h8v18H8zM11 18h2',
  camera: 'M4 7h4l1.5-2h5L16 7h4v12H4zM12 16a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  undo: 'M8.5 5L4 9.5 8.5 14M4 9.5h10.5a5 5 0 0 1 0 10H10',
  redo: 'M15.5 5L20 9.5 15.5 14M20 9.5H9.5a5 5 0 0 0 0 10H14',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  trash: 'M4 6.5h16M9 6.5V4h6v2.5M6 6.5L7 20h10l1-13.5M10 10.5v5.5M14 10.5v5.5',
  more: 'M5 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM12 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM19 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1z',
  play: 'M7 4.5v15L19.5 12z',
  pause: 'M8 5v14M16 5v14',
  'zoom-in': 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20M10.5 8v5M8 10.5h5',
  'zoom-out': 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20M8 10.5h5',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  map: 'M9 4L3.5 6.5v13.5L9 17.5l6 2.5 5.5-2.5V4L15 6.5zM9 4v13.5M15 6.5V20',
  grid: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  tidy: 'M3.5 9.5h5v5h-5zM15.5 4h5v5h-5zM15.5 15h5v5h-5zM8.5 12H12V6.5h3.5M12 12v5.5h3.5',
  keyboard: 'M3 6h18v12H3zM7 10v.01M11 10v.01M15 10v.01M17.5 13.5v.01M6.5 13.5v.01M9.5 14h5',
  variable: 'M8 4C3.5 8.5 3.5 15.5 8 20M16 4c4.5 4.5 4.5 11.5 0 16M9.5 9l5 6M14.5 9l-5 6',
  plug: 'M9 3v4.5M15 3v4.5M6 7.5h12v4a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM12 16.5V21',
  flag: 'M5 21V4M5 4.5c5-2.5 8 2.5 14 0v9c-6 2.5-9-2.5-14 0',
  chart: 'M4 4v16h16M8 16v-4M12.5 16V7M17 16v-6.5',
  link: 'M10 14a4.5 4.5 0 0 0 6.5.5l2.5-2.5a4.5 4.5 0 0 0-6.5-6.5L11 7M14 10a4.5 4.5 0 0 0-6.5-.5L5 12a4.5 4.5 0 0 0 6.5 6.5L13 17',
  unlink:
    'M15.5 14.5l3-3a4.5 4.5 0 0 0-6.5-6.5L10.5 6.5M8.5 9.5l-3 3a4.5 4.5 0 0 0 6.5 6.5l1.5-1.5M4 4l16 16',
  upload: 'M12 16V5M7 9.5L12 4.5l5 5M4 16v4h16v-4',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 16v4h16v-4',
  sort: 'M7.5 19V5M4 8.5L7.5 5 11 8.5M16.5 5v14M13 15.5l3.5 3.5 3.5-3.5',
  history: 'M4 4.5V9h4.5M4.5 9a8 8 0 1 1-.5 3M12 8v4.5l3 2',
  users:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20v-1.5a4.5 4.5 0 0 1 4.5-4.5h4a4.5 4.5 0 0 1 4.5 4.5V20M16 4.5a3.5 3.5 0 0 1 0 6.5M18.5 14.5a4.5 4.5 0 0 1 3 4V20',
  key: 'M8 20a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM11.5 12.5L20 4M16.5 7.5L19.5 10.5',
  settings:
    'M4 7h9M19 7h1M16 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM4 17h1M11 17h9M8 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  'chevron-up': 'M6 15l6-6 6 6',
  'chevron-down': 'M6 9l6 6 6-6',
  'chevron-left': 'M15 6l-6 6 6 6',
  'chevron-right': 'M9 6l6 6-6 6',
  drag: 'M9 6.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM9 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM9 18.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM15 6.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM15 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM15 18.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1z',
  pencil: 'M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5',
  journey: 'M3.5 4h7v5h-7zM13.5 15h7v5h-7zM7 9v3.5h10V15',
  template: 'M5 3.5h14v17H5zM8.5 8h7M8.5 12h7M8.5 16h3.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  back: 'M19 12H5M11 6l-6 6 6 6',
  archive: 'M3.5 4.5h17V9h-17zM5.5 9v10.5h13V9M10 13h4',
  refresh: 'M20 5v5h-5M20 10a8 8 0 1 0 .5 4',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2',
  eye: 'M2.5 12C6 5 18 5 21.5 12 18 19 6 19 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  lock: 'M5 11h14v9.5H5zM8 11V8a4 4 0 0 1 8 0v3',
  send: 'M4 4.5L20.5 12 4 19.5 6 12zM6 12h6',
}
export type IconName = keyof typeof PATHS

type Look = { size?: number }

/** One path drawn in the colour of the words around it. Never the only name of a control. */
export const DrawnIcon = ({ path, size = 20 }: Look & { path: string }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    style={{ flex: 'none' }}
  >
    <path d={path} />
  </svg>
)

export const Icon = ({ name, size }: Look & { name: IconName }) => (
  <DrawnIcon path={PATHS[name]} size={size} />
)

/** The product's own mark. */
export const Logo = () => <img src="/icon.svg" width="36" height="36" alt="" />
