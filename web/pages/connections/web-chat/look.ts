import type { Connection } from '../channels-api.ts'

/** How a chat looks, as the form holds it. */
export type Look = { title: string; color: string; greeting: string; side: string }

/** What the widget itself shows where nothing is said. */
export const PINE = '#17614d'
export const GREETING = 'Write a message to begin.'

const text = (value: unknown, otherwise = '') => (typeof value === 'string' ? value : otherwise)

export const lookOf = ({ config }: Connection): Look => ({
  title: text(config.title),
  color: text(config.color, PINE),
  greeting: text(config.greeting),
  side: text(config.side, 'right'),
})

/** What is left empty is taken away, so that the chat falls back on its own words. */
export const configOf = ({ title, color, greeting, side }: Look) => ({
  title: title.trim() || null,
  greeting: greeting.trim() || null,
  color: color === PINE ? null : color,
  side: side === 'left' ? 'left' : null,
})
