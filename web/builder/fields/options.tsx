import { newOptionId } from '../document/ids.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import { Entries } from './entries.tsx'
import { More } from './more.tsx'
import { Synonyms } from './synonyms.tsx'
import { Text } from './text.tsx'

const TryAnswer = lazyComponent(async () => (await import('./try-answer.tsx')).TryAnswer)

/** The buttons of a question: what each says, and what else a guest may type for it. */
export function Options({ full }: { full?: string }) {
  return (
    <>
      <Entries
        path="options"
        one="button"
        make={() => ({ id: newOptionId('option'), label: '' })}
        full={full}
      >
        {(path, at) => (
          <>
            <Text path={`${path}.label`} label={`Button ${at + 1}`} />
            <More path={`${path}.synonyms`} label="Also accept">
              <Synonyms path={`${path}.synonyms`} label="Also accept these words" />
            </More>
          </>
        )}
      </Entries>
      <TryAnswer />
    </>
  )
}
