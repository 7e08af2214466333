/** What paints the graph instead of rendering it, in one part: both share the painting. */
export { Minimap } from './minimap.tsx'
export { Overview } from './overview.tsx'
