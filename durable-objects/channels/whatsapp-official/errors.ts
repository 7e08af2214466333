import type { GraphError } from '../meta/graph.ts'
import {
  config,
  failureBy,
  guessed,
  type Meaning,
  means,
  PERMISSION,
  TOKEN,
} from '../meta/meaning.ts'

const TROUBLE = means('transient', 'WhatsApp is having a problem of its own')

/** The errors of the Cloud API (README.md, Errors); ../README.md, Failures, says what follows from each. */
const MEANINGS: Record<number, Meaning> = {
  // It stands for much, and only its text says for what.
  0: { ...TOKEN, withDetails: true },
  190: TOKEN,
  3: PERMISSION,
  10: PERMISSION,
  131005: PERMISSION,

  368: means('account', 'The account is restricted for breaking a policy'),
  131031: means('account', 'The account is locked'),
  131037: means('account', "The number's display name is not approved"),
  131042: means('account', 'There is a problem with the payment method'),
  131045: means('account', 'The number is not registered correctly'),
  133010: means('account', 'The number is not registered with WhatsApp'),
  134011: means('account', 'The payment terms are not accepted'),

  4: means('throttle', 'Too many requests of the app', 300),
  80007: means('throttle', 'Too many requests of the business account', 300),
  130429: means('throttle', 'Too many messages a second'),
  // How long to wait, 4^n seconds, depends on how often it was tried: the outbox knows.
  131056: means('throttle', 'Too many messages to this guest in a short time'),
  131048: means('throttle', 'The number is limited after complaints of spam', 3600),
  133016: means('throttle', 'The number was registered too often', 3600),

  1: TROUBLE,
  2: TROUBLE,
  131000: TROUBLE,
  131016: TROUBLE,
  131057: TROUBLE,
  133004: TROUBLE,
  131053: { code: 'transient', words: 'WhatsApp could not fetch the file', withDetails: true },

  131047: means('window_closed', 'Outside the 24-hour window'),

  131026: means('recipient', 'The guest cannot be reached on WhatsApp at this number'),
  131049: means('recipient', 'WhatsApp chose not to deliver this marketing message'),
  131050: means('recipient', 'The guest has stopped marketing messages'),
  130472: means('recipient', 'The guest is in an experiment without marketing messages'),
  130497: means('recipient', "The account may not write to the guest's country"),
  131021: means('recipient', 'The guest has the number of the sender itself'),

  33: config('The number is unknown to Meta'),
  100: config('WhatsApp does not accept a part of the message'),
  131008: config('A part of the message is missing'),
  131009: config('WhatsApp does not accept a value in the message'),
  131051: config('WhatsApp does not know this kind of message'),
  131052: config("The guest's file could not be had"),
  135000: config('WhatsApp does not accept a part of the message'),
  132000: config('The template takes another number of values'),
  132001: config('There is no such template in this language'),
  132005: config('The template has become too long'),
  132007: config('The template breaks a policy'),
  132012: config('A value has not the form that the template asks for'),
  132015: config('The template is paused because of low quality'),
  132016: config('The template is disabled for good'),
  132068: config('The form is blocked'),
  132069: config('The form is throttled'),
}

/** What an error means for the message: how to go on, and why, e.g. "Outside the 24-hour window (131047)". */
export function failureOf(error: GraphError, status?: number) {
  const meaning = MEANINGS[error.code] ?? guessed(error, 'WhatsApp refused the message', status)
  return failureBy(meaning, error, `${error.code}`)
}
