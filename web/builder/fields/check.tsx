import styles from './fields.module.css'
import { ProblemLine } from './frame.tsx'
import { useField } from './use-field.ts'

/** Yes or no. A no is left out of the config. */
export function Check({ path, label }: { path: string; label: string }) {
  const field = useField(path)
  return (
    <div data-field={path}>
      <label class={styles.check}>
        <input
          type="checkbox"
          id={field.id}
          name={path}
          checked={field.value.value === true}
          disabled={field.isReadOnly}
          onChange={({ currentTarget }) => field.set(currentTarget.checked || undefined)}
        />
        {label}
      </label>
      {field.problems.value.map((problem) => (
        <ProblemLine key={problem.message} problem={problem} />
      ))}
    </div>
  )
}
