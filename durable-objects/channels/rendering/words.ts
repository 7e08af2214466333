/** What the bot says by itself, where a channel needs a word the journey's author did not give. */
export const words = {
  choose: 'Please choose:',
  reply: 'Reply with a number.',
  options: 'Options',
  more: 'More options',
  back: 'Back',
  navigation: 'More',
  open: 'Open',
  openFile: 'Open the document',
  attached: (filename: string) => `Attached: ${filename}`,
  watch: 'Watch the video',
  listen: 'Listen to the recording',
  map: 'Show on the map',
  replyWithNumber: 'Choose by a link, or reply with the number.',
  option: (number: number) => `Option ${number}`,
}
