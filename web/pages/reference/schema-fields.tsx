import { useState } from 'preact/hooks'
import { Marked } from './marked.tsx'
import { resolved, type Schema } from './operations.ts'
import styles from './reference.module.css'

type Schemas = Record<string, Schema>

/** The alternatives of a schema that may have several shapes. */
const shapesOf = ({ oneOf, anyOf }: Schema) => oneOf ?? anyOf ?? []

/** In a word or two what a schema takes: `string or null`, `list of objects`. */
export function typeLabel(schema: Schema, schemas: Schemas): string {
  const whole = resolved(schema, schemas)
  if (whole.enum) return whole.enum.map(String).join(' | ')
  if (whole.const !== undefined) return JSON.stringify(whole.const)
  if (whole.items) return `list of ${typeLabel(whole.items, schemas)}`
  const shapes = shapesOf(whole)
  if (shapes.length && !whole.type) {
    return [...new Set(shapes.map((shape) => typeLabel(shape, schemas)))].join(' or ')
  }
  const types = [whole.type ?? 'any value'].flat()
  const label = types.join(' or ')
  return whole.format ? `${label}, ${whole.format}` : label
}

/** The fields of a schema, each with what it holds; those within are opened one by one. */
export function SchemaFields({ schema, schemas }: { schema: Schema; schemas: Schemas }) {
  const whole = resolved(schema, schemas)
  const shapes = shapesOf(whole)
  if (whole.items) return <SchemaFields schema={whole.items} schemas={schemas} />
  if (!whole.properties && shapes.length) {
    return (
      <>
        {shapes.map((shape, index) => (
          <div class={styles.shape} key={JSON.stringify(shape)}>
            {shapes.length > 1 && <p class={styles.hint}>Shape {index + 1}</p>}
            <SchemaFields schema={shape} schemas={schemas} />
          </div>
        ))}
      </>
    )
  }
  const fields = Object.entries(whole.properties ?? {})
  if (fields.length === 0) return <p class={styles.hint}>{typeLabel(whole, schemas)}</p>
  return (
    <dl class={styles.fields}>
      {fields.map(([name, field]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
            <span>
              {typeLabel(field, schemas)}
              {whole.required?.includes(name) && <strong> required</strong>}
            </span>
          </dt>
          <dd>
            {field.description && (
              <p>
                <Marked text={field.description} />
              </p>
            )}
            <Within name={name} schema={field} schemas={schemas} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A schema may hold itself, so what lies within is made when it is opened. */
function Within({ name, schema, schemas }: { name: string; schema: Schema; schemas: Schemas }) {
  const [isOpen, setOpen] = useState(false)
  const whole = resolved(schema, schemas)
  const inner = whole.items ? resolved(whole.items, schemas) : whole
  if (!inner.properties && !shapesOf(inner).some((shape) => resolved(shape, schemas).properties)) {
    return null
  }
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Fields of <code>{name}</code>
      </summary>
      {isOpen && <SchemaFields schema={inner} schemas={schemas} />}
    </details>
  )
}
