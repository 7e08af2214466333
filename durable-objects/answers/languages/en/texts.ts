/**
 * What the product says by itself, where no author has written it. A word in braces stands for a
 * value. The other languages have the same texts.
 */
export const en = {
  /** Round a choice, in every channel. */
  choice: {
    /** Over options that have no question. */
    choose: 'Please choose:',
    replyWithNumber: 'Reply with a number.',
    /** The button that opens a list. */
    options: 'Options',
    /** The rows of a long list that show its next page, and the one before. */
    more: 'More options',
    back: 'Back',
    /** The title over these two. */
    navigation: 'More',
  },
  link: {
    open: 'Open',
    openFile: 'Open the document',
    attached: 'Attached: {file}',
    watch: 'Watch the video',
    listen: 'Listen to the recording',
    map: 'Show on the map',
  },
  /** What the questions of a journey say by themselves. */
  question: {
    didYouMean: 'Did you mean {options}?',
    whichOfThese: 'Which of these did you mean?',
    yes: 'Yes',
    no: 'No',
    /** A day as it was understood. */
    isItDay: '{day}?',
    /** `sample`: a day in the language's own long form. */
    notADate: 'That does not look like a date. Please send one like {sample}.',
    notADateIn: 'That does not look like a date. Please send it as {format}.',
    inThePast: 'That day is in the past. Please send today or a later date.',
    inTheFuture: 'That day is in the future. Please send today or an earlier date.',
    from: 'Please send a date from {day} on.',
    upTo: 'Please send a date up to {day}.',
    /** The name of a weekday as the language has it. */
    weekday: '{weekday}s are not possible. Please send another date.',
  },
  mail: {
    /** Between the marks of the first line of every mail. */
    replyAbove: 'Reply above this line',
    chooseByLinkOrNumber: 'Choose by a link, or reply with the number.',
  },
  /** The page behind a choice in a mail. */
  choicePage: {
    confirmTitle: 'Confirm your choice',
    youChose: 'You chose:',
    confirm: 'Confirm',
    needsJavaScript:
      'This page needs JavaScript. You can reply to the mail with the number instead.',
    thankYou: 'Thank you',
    youCanClose: 'You can close this page.',
    takeBack: 'Take it back',
    takenBackTitle: 'Taken back',
    takenBack: 'Choose another link in the mail, or reply to it.',
    alreadyTitle: 'Already answered',
    already: 'You have chosen something else before. Reply to the mail to change it.',
    onceMoreTitle: 'Please choose once more',
    onceMore:
      'Several options were chosen at the same time, so none was taken. Wait a moment, then open the one you mean.',
    overTitle: 'This question is no longer open',
    over: 'Reply to the mail, and we will go on from there.',
    expiredTitle: 'This link is no longer valid',
    expired: 'Please reply to the mail instead.',
  },
  unsubscribePage: {
    title: 'No more mail?',
    unsubscribe: 'Unsubscribe',
    doneTitle: 'You are unsubscribed',
    done: 'We write only when you write to us.',
    notValid: 'This link is not valid',
  },
  widget: {
    chat: 'Chat',
    openChat: 'Open chat',
    close: 'Close chat',
    unread: 'unread messages: {count}',
    bot: 'Bot',
    human: 'Team member',
    you: 'You',
    log: 'Messages',
    welcome: 'Welcome to {who}',
    welcomeHint: 'Write a message to begin.',
    write: 'Write a message',
    send: 'Send',
    more: 'Attach a file or share your location',
    attach: 'Photo or file',
    shareLocation: 'Share my location',
    typing: '{who} is typing',
    newMessages: 'New messages',
    sending: 'Sending',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
    failed: 'Not sent',
    again: 'Try again',
    chosen: 'chosen',
    choices: 'Choose one',
    cards: 'Cards',
    image: 'Picture',
    video: 'Video',
    audio: 'Audio',
    document: 'File',
    place: 'Place on the map',
    openMap: 'Open in Maps',
    unknown: 'This message cannot be shown here.',
    /** A transfer: nobody has joined yet. */
    told: 'We told the team',
    joined: '{who} joined the conversation',
    botBack: 'The bot is back',
    ended: 'This conversation has ended. Write again at any time.',
    offline: 'You are offline. Messages will be sent when you are back.',
    reconnecting: 'Connection lost. Trying again…',
    busy: 'You are writing quickly. Your message will be sent in a moment.',
    full: 'Too many messages are waiting to be sent. Try again when you are back online.',
    refused: 'This chat is not available on this site.',
    gone: 'This chat is not available any more.',
    stale: 'That question has passed.',
    tooLong: 'This message is too long.',
    notTaken: 'This message could not be sent.',
    imageTooLarge: 'This picture is larger than 10 MB.',
    fileTooLarge: 'This file is larger than 25 MB.',
    offlineFile: 'You are offline. Send the file again when you are back.',
    tooLarge: 'This file is too large.',
    notUploaded: 'The file could not be sent.',
    fileKind: 'Files of this kind cannot be sent here.',
    noLocation: 'Your location could not be found.',
    locationRefused: 'Your browser did not allow sharing your location.',
  },
}

type Worded<Section> = { [key in keyof Section]: string }
export type Texts = { [section in keyof typeof en]: Worded<(typeof en)[section]> }
