import type { Problem } from '../problem.ts'
import type { CheckContext, StepInfo } from './check-context.ts'
import { problem } from './codes.ts'

/** Links that no session ever takes, and timeouts without effect. */
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

function whyNeverTaken(info: StepInfo, port: string): string | undefined {
  const { type, config, ports, wired } = info
  if (ports && !ports.has(port)) {
    if (!type.dormantPorts?.includes(port)) return undefined
    return port === 'next'
      ? 'a button is wired and the template waits for an answer'
      : 'no button is wired and the template asks nothing'
  }
  if (!config || !ports || !('retries' in config)) return undefined
  if (port === 'fallback' && config.retries === 'unlimited') return 'retries are unlimited'
  const options = [...ports].filter((one) => one.startsWith('option:'))
  const allWired = options.length > 0 && options.every((one) => wired.has(one))
  return port === 'success' && allWired ? 'every choice has a link of its own' : undefined
}

function timeoutWithoutTime({
  step,
  label,
  config,
  isQuestion,
  ports,
  wired,
}: StepInfo): Problem[] {
  const has = ports?.has('timeout') && wired.has('timeout')
  if (!config || !has || config.timeoutSeconds !== undefined) return []
  const message = isQuestion
    ? `${label}: no timeout is set, so the link at timeout is taken only when the question cannot be delivered`
    : `${label}: no timeout is set, so the link at timeout is never taken`
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

function timeoutOnEmail({ step, label, config, isQuestion }: StepInfo): Problem[] {
  if (!isQuestion || config?.timeoutSeconds === undefined) return []
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
