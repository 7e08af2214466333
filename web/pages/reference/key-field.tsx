import { SecretField } from '../../design/secret-field.tsx'

/** The reader's key, which then stands in every sample. */
export const KeyField = ({ value, onInput }: { value: string; onInput(key: string): void }) => (
  <SecretField
    label="Your API key"
    hint="Stands in every sample and sends what you try. Kept in this tab only. Without one, you send as who you are signed in as."
    value={value}
    optional
    onInput={onInput}
  />
)
