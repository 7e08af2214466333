import type { Problem } from '../problem.ts'
import { valueAt } from '../value.ts'
import type { CheckContext, Parsed, StepInfo } from './check-context.ts'
import { problem } from './codes.ts'

/** Links no session ever takes, and timeouts that never run out. */
export function idlePaths({ steps, catalog }: CheckContext): Problem[] {
  const email = catalog.channelTypes.includes('email')
  return steps.flatMap((info) => [
    ...sleepingPorts(info),
    ...timeoutWithoutTime(info),
    ...(email ? timeoutOnEmail(info) : []),
  ])
}

function sleepingPorts(info: StepInfo): Problem[] {
  const { step, label, wired } = info
  return [...wired.keys()].flatMap((port) => {
    const why = whyNeverTaken(info, port)
    if (!why) return []
    return problem('edge_never_taken', {
      stepId: step.id,
      field: `ports.${port}`,
      message: `${label}: the link at ${port} is never taken, since ${why}`,
      remedy: 'Delete the link, or move it to another port.',
    })
  })
}

function whyNeverTaken({ step, parsed, ports, wired }: StepInfo, port: string): string | undefined {
  if (step.type === 'template' && ports && !ports.has(port)) {
    if (port === 'next') return 'a button is wired and the template waits for an answer'
    const other = ['success', 'fallback', 'timeout'].includes(port)
    return other ? 'no button is wired and the template asks nothing' : undefined
  }
  if (!parsed || !ports?.has(port) || !('retries' in parsed.config)) return undefined
  if (port === 'fallback' && parsed.config.retries === 'unlimited') {
    return 'retries are unlimited'
  }
  const options = [...ports].filter((one) => one.startsWith('option:'))
  const allWired = options.length > 0 && options.every((one) => wired.has(one))
  return port === 'success' && allWired ? 'every choice has a link of its own' : undefined
}

function timeoutWithoutTime({ step, label, parsed, ports, wired }: StepInfo): Problem[] {
  const has = ports?.has('timeout') && wired.has('timeout')
  if (!parsed || !has || secondsOf(parsed) !== undefined) return []
  const message =
    parsed.type === 'wait-for-event'
      ? `${label}: no timeout is set, so the link at timeout is never taken`
      : `${label}: no timeout is set, so the link at timeout is taken only when the question cannot be delivered`
  const remedy = 'Set a timeout, or delete the link.'
  return [
    problem('timeout_without_effect', {
      stepId: step.id,
      field: 'timeoutSeconds',
      message,
      remedy,
    }),
  ]
}

function timeoutOnEmail({ step, label, parsed, waits }: StepInfo): Problem[] {
  const isQuestion = parsed && waits && 'retries' in parsed.config
  if (!isQuestion || secondsOf(parsed) === undefined) return []
  return [
    problem('timeout_without_effect', {
      stepId: step.id,
      field: 'timeoutSeconds',
      message: `${label}: on Email the channel says how long a question waits, because answers take days there`,
      remedy:
        'Set how long a timed question waits in the channel’s settings: without that it waits for ever.',
    }),
  ]
}

const secondsOf = ({ config }: Parsed) => valueAt(config, ['timeoutSeconds'])
