import styles from './code-block.module.css'

/** Code that scrolls within itself, and is reached by the keyboard for that. */
export const CodeBlock = ({ label, text }: { label: string; text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
  <section class={styles.code} tabIndex={0} aria-label={label}>
    <pre>{text}</pre>
  </section>
)
