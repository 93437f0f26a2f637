/** What contacts write once the conversation goes on. */
export const CONTACT_PHRASES = [
  'That did not help, it is still the same as before.',
  'Thank you for the quick answer. One more question, though:',
  'Please find what you asked for below.',
  'Is there any news?',
  'I have tried it on another device, with the same result.',
  'The number is 4471-20, I hope that helps.',
  'Could somebody please call me back?',
  'I am still waiting for an answer!',
] as const;

/** What agents write before they know the answer. */
export const AGENT_PHRASES = [
  'Thank you for your message. Could you tell us the number of your order?',
  'We have asked our colleagues and will be back by tomorrow.',
  'Could you please send us a screenshot of what you see?',
  'We have looked into it and can confirm what you describe.',
  'Please try again in a private window, and tell us whether it makes a difference.',
  'I have passed this on and will keep an eye on it.',
] as const;

/** What agents write while they look. */
export const PATIENCE_PHRASE = 'Thank you for your message. I am looking into it and will be right back.';

/** What contacts write when they come back after all was done. */
export const RETURN_PHRASES = [
  'Unfortunately it has happened again.',
  'I am afraid this is not solved: the same error came back this morning.',
  'Thank you! By the way, does this also hold for my second account?',
] as const;

export const NOTES = [
  'Called before, see the older tickets.',
  'Promised a reply by Friday.',
  'Order checked in the shop, everything fine there.',
  'Careful: has threatened to cancel.',
  'Known bug, fixed in the next release.',
] as const;

export const COLLEAGUE_QUESTIONS = [
  'Have you seen this before?',
  'Could you have a look at the logs, please?',
  'May we refund this without asking?',
  'Is the fix for this out already?',
] as const;

export const COLLEAGUE_ANSWERS = [
  'Yes, this is the bug from last week. It will be out tomorrow.',
  'The logs show a time-out on their side.',
  'Fine with me, go ahead.',
  'No, please ask them for the version first.',
] as const;

export const PARTNER_ANSWERS = [
  'We have traced the parcel, it will be delivered tomorrow between 9 and 12.',
  'The payment was returned on our side, you should see it in two days.',
  'Please send us the serial number, without it we cannot go on.',
] as const;

export const RANK_COMMENTS = {
  good: ['Fast and friendly!', 'Solved on the first try, thank you.', 'Děkuji, skvělá práce.'],
  bad: ['Took far too long.', 'I had to explain everything three times.', 'Still does not work.'],
} as const;
