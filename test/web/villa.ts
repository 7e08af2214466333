import type { Content } from '../../durable-objects/web-chat/protocol.ts'
import type { Reply } from './guest-chat.ts'

export const GREETING: Content = {
  type: 'buttons',
  stepId: 'ask',
  header: { type: 'text', text: 'Casa Verde' },
  text: 'Welcome to *Casa Verde*. How can we help?',
  footer: 'You can type your question, too.',
  options: [
    { id: 'book', title: 'Book a stay' },
    { id: 'rooms', title: 'See the rooms' },
    { id: 'human', title: 'Talk to a person' },
  ],
}

export const ROOMS: Content = {
  type: 'list',
  stepId: 'rooms',
  text: 'Which room would you like to know more about?',
  button: 'Choose a room',
  sections: [
    {
      title: 'In the house',
      rows: [
        { id: 'olive', title: 'Olive Room', description: 'Double bed, view of the grove' },
        { id: 'fig', title: 'Fig Room', description: 'Two single beds, ground floor' },
      ],
    },
    { title: 'By the pool', rows: [{ id: 'lime', title: 'Lime Cottage' }] },
  ],
}

/** The villa's bot: greets, asks, shows the rooms, and repeats whatever else it is told. */
export const villa: Reply = (saying, chat) => {
  if (saying.t === 'choice' && saying.optionId === 'rooms') chat.say(ROOMS)
  else if (saying.t === 'choice') {
    chat.say({ type: 'text', text: `You chose ${saying.title}.`, format: 'wa' })
  } else if (saying.t === 'msg' && /^(hi|hello)$/i.test(saying.text)) chat.say(GREETING)
  else if (saying.t === 'msg') chat.say({ type: 'text', text: `You said: ${saying.text}` })
  else chat.say({ type: 'text', text: 'Thank you, we have it.' })
}
