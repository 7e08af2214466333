import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import fields from './fields.module.css'

/** Fields that belong together, under a heading. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class={fields.section} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}
