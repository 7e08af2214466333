/** What the bot says by itself, where a channel needs a word the journey's author did not give. */
export const words = {
  choose: 'Please choose:',
  reply: 'Reply with a number.',
  options: 'Options',
  more: 'More options',
  back: 'Back',
  navigation: 'More',
  open: 'Open',
  option: (number: number) => `Option ${number}`,
}
