/** The groups of the API, in the order in which a partner meets them. */
export const TAGS = [
  { name: 'Account', description: 'Setting up, signing in, and what the caller may do.' },
  { name: 'Organisation', description: 'The organisation, its members, teams and API keys.' },
  { name: 'Journeys', description: 'Journeys as whole documents: list, read, save, copy, check.' },
  {
    name: 'Journey editing',
    description: 'Steps, edges, variables and API definitions, one by one.',
  },
  { name: 'Deployment', description: 'Draft and Live, and the versions in between.' },
  { name: 'Testing', description: 'Try a journey, a message or a call before any guest meets it.' },
  { name: 'Channels', description: 'Where guests write, and which journey answers.' },
  { name: 'Templates', description: 'WhatsApp templates, which alone go out after 24 hours.' },
  { name: 'Sessions', description: 'Runs of journeys with guests: start, signal, follow, end.' },
  { name: 'Inbox', description: 'Conversations, and people who step in.' },
  { name: 'Contacts', description: 'Guests as people, across channels.' },
  { name: 'Campaign variables', description: 'Values that several journeys share.' },
  { name: 'Goals', description: 'Outcomes, their milestones, and what was captured on the way.' },
]
