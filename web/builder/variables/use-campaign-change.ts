import { useSignal } from '@preact/signals'
import { failureOf } from '../../api/api.ts'
import { describeFailure } from '../../pages/error-panel.tsx'
import { catalog, catalogChanges } from '../server/catalog.ts'

/** A change of the campaign variables on the server, and what went wrong with it. */
export function useCampaignChange() {
  const fault = useSignal<string | undefined>(undefined)
  const isBusy = useSignal(false)
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    fault.value = undefined
    isBusy.value = true
    try {
      await work()
      catalogChanges.value++
      await catalog.campaignVariables.reload()
      return true
    } catch (thrown) {
      fault.value = describeFailure(failureOf(thrown))
      return false
    } finally {
      isBusy.value = false
    }
  }
  return { fault, isBusy, attempt }
}
