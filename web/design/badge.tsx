import type { ComponentChildren } from 'preact'
import controls from './controls.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'quiet'
const LOOKS: Record<Tone, string | undefined> = {
  good: controls.live,
  warn: controls.badgeWarn,
  bad: controls.badgeBad,
  quiet: controls.badge,
}

/** A state in a word or two. */
export const Badge = ({
  tone = 'quiet',
  children,
}: {
  tone?: Tone
  children: ComponentChildren
}) => <span class={LOOKS[tone]}>{children}</span>
