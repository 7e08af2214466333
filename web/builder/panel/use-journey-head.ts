import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { failureOf } from '../../api/api.ts'
import { describeFailure } from '../../pages/error-panel.tsx'
import type { Draft } from '../document/draft.ts'
import { changeHead, type JourneyHead, journeyHead } from '../server/calls.ts'

/** The journey's name, description and bot as the server has them; each change is stored at once. */
export function useJourneyHead(draft: Draft) {
  const bot = useSignal<string | null | undefined>(undefined)
  const fault = useSignal<{ field: keyof JourneyHead; words: string } | undefined>(undefined)
  const failed = (field: keyof JourneyHead, thrown: unknown) => {
    fault.value = { field, words: describeFailure(failureOf(thrown)) }
  }
  useEffect(() => {
    journeyHead(draft.journeyId).then(
      (head) => {
        bot.value = head.botMemberId
      },
      (thrown) => failed('botMemberId', thrown),
    )
  }, [draft])

  async function change(head: Partial<JourneyHead>, field: keyof JourneyHead) {
    fault.value = undefined
    try {
      const now = await changeHead(draft.journeyId, head)
      draft.name.value = now.name
      draft.description.value = now.description
      bot.value = now.botMemberId
    } catch (thrown) {
      failed(field, thrown)
    }
  }
  return {
    bot,
    change,
    faultOf: (field: keyof JourneyHead) => fault.value?.field === field && fault.value.words,
  }
}
