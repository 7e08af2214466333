import { newOptionId } from '../document/ids.ts'
import { Entries } from '../fields/entries.tsx'
import fields from '../fields/fields.module.css'
import { emptyTest, Rules } from '../fields/rules.tsx'
import { Text } from '../fields/text.tsx'

export const ConditionForm = () => (
  <>
    <p class={fields.hint}>The first branch that is true is taken, from the top; else “Else”.</p>
    <Entries
      path="branches"
      one="branch"
      make={() => ({ id: newOptionId('branch'), when: emptyTest() })}
    >
      {(path, at) => (
        <>
          <Text
            path={`${path}.label`}
            label={`Name of branch ${at + 1}`}
            variables={false}
            placeholder={`Branch ${at + 1}`}
          />
          <Rules path={`${path}.when`} label={`Rule of branch ${at + 1}`} />
        </>
      )}
    </Entries>
  </>
)
