import type { PromiseWords } from './shape.ts'

const verbs =
  'call|phone|ring|refund|credit|reimburse|return|pay|compensate|deliver|arrive|reach|receive|get|have(?! to)|see(?= (?:the|your|a|an)(?![a-z]))|pop|bring|offer|hear|reply|answer|respond|write|email|e-mail|message|contact|update|let|inform|confirm|tell|fix|repair|resolve|sort|solve|replace|mend|correct|restore|send|ship|dispatch|post|forward|leave|go|check|look|review|investigate|chase|escalate|process|cancel|book|arrange|follow|follow up|come|make|do|put|add|apply|give|issue|pass|raise|activate|unlock|reset|remove|publish|finish|complete|bring|collect|pick|prepare|keep|take|speak|drop|know|land|turn|hit|be with you|be in touch|be back|be there|be on its way|be (?:refunded|credited|delivered|sent|shipped|fixed|repaired|resolved|replaced|sorted|dispatched|processed|cancelled|collected|unlocked|corrected|answered|credited|out|live|reopened|installed|published|activated|closed out|waived|ready|returned|paid|restored|contacted|called|up and running|reviewed|done|issued|with|out for delivery|on your account|in your)'
const soonly = '(?: (?:also|then|certainly|definitely|personally|now|just|of course|happily|gladly|surely|both|all))?'
const noun = `(?:the|your|a|an|our|my|this|that|someone|somebody)(?: (?!and |so |then |or |but |we |i |you )[a-z'-]+){0,4}`
const own = `(?:we|i|he|she|they|(?:our|my) (?:team|colleagues?|manager|supervisor)|someone|somebody)`
const loose = 'have|make|take|know|see|come|keep|put|do|add|apply|hit|turn|speak|get'

export const english: PromiseWords = {
  willed: `(?:${own}(?:'ll| will| shall)${soonly} (?:${verbs})(?![a-z])|you(?:'ll| will| shall)${soonly} (?!(?:make|take|know|come|keep|put|do|add|apply|hit|turn|speak|go|leave|call|phone|write|send|check|look|follow)(?![a-z]))(?:${verbs})(?![a-z])|(?:it|${noun})(?:'ll| will| shall)${soonly} (?!(?:${loose})(?![a-z]))(?:${verbs})(?![a-z])|(?:we're|we are|i'm|i am|it's|it is|you're|you are|they're|they are) (?:going to|about to) (?:${verbs})(?![a-z])|(?:i|we) promise to [a-z]+|you can expect|you have my word|expect (?:a call|an? (?:e-?mail|reply|answer)|it|your|delivery|to hear))`,
  present: `(?:(?:we're|we are|i'm|i am|they're|they are|it's|it is) (?:calling|phoning|refunding|sending|shipping|dispatching|delivering|fixing|repairing|replacing|posting|popping|paying|getting back|coming|issuing|processing|arriving|going out|leaving)|(?:it|(?:the|your)(?: [a-z'-]+){1,3}) (?:arrives|ships|goes out|leaves|lands|gets there|is due|comes)|delivery (?:is|are) due)`,
  onward: `and(?: then| i'll| we'll)? (?:call|email|e-mail|reply|send|let|write|update|confirm|refund|get back|message|ring|come back|tell|decide)(?: to)?(?: (?:you|it|here|back|this|the|by|within|on))`,
  denied:
    /(?<![a-z])(?:when|once|as soon as|until|before|whether) ?$|(?:not|n't|never|no longer|cannot|can't|won't)(?: [a-z]+){0,2} ?$/,
  unmeant:
    /^(?:[^a-z]|@\w+|(?:hi|hello|hey|please|kindly|just|let's|lets|go ahead and|here to help|&amp;|can you|could you|you can|feel free to|thanks?|sorry)(?![a-z])){0,8}(?:dm|send|share|provide|reach out|connect|drop|message|write|email|give|tell|let us|click|visit|fill|use|go to|contact|follow|select|join|report|head|be sure|direct message|meet)(?![a-z])[^.]{0,200}(?: (?:and|so|then|&)|&amp;) (?:we|i|our|my|a member|someone)(?![a-z])|(?<![a-z])(?:if|unless|in case|provided|otherwise|normally|usually|generally|typically|always|often|yesterday|last (?:week|month|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|ago|you (?:said|mentioned|say|wrote|told)|they (?:said|told)|(?:was|were) (?:told|promised)|(?:he|she|colleague|agent) (?:said|told)|maybe|perhaps|might|hopefully|(?:will|'ll) (?:not|never)|won't|don't think|not sure|can't (?:promise|say|guarantee)|cannot (?:promise|say|guarantee)|when you(?:'ll| will))(?![a-z])/,
  soon: /(?<![a-z])(?:soon|shortly|as soon as|asap|right away|straight away|in due course|in a (?:moment|bit|while|minute)|at the earliest|once|immediately|in no time|quickly|(?:right )?now|in a while|when (?:we|i))(?![a-z])/,
  kinds: [
    ['call', /(?<![a-z])(?:call|phone|ring|calling|phoning|called|give you a (?:call|ring|bell))(?![a-z])/],
    [
      'refund',
      /refund|credit|reimburs|money back|(?<![a-z])pay (?:you|the|back|it)|the (?:credit|refund|money)|your money|compensat|return (?:the|your) (?:money|payment|amount)|(?<![a-z])paid(?![a-z])/,
    ],
    [
      'send',
      /(?<![a-z])(?:send|sending|sent|ship|ships|shipping|shipped|dispatch\w*|post|posting|pop|popping|forward|goes out|going out|go out|leaves|leaving|leave|on its way)(?![a-z])/,
    ],
    [
      'answer',
      /repl(?:y|ied)|answer|respond|(?<![a-z])write|e-?mail|messag|contact|update(?= (?:you|this|the thread|it))|let (?:[a-z]+ ){1,3}know|inform|confirm|tell you|hear|get(?:ting)? back|in touch|reach out|be back (?:with|to)|come back|follow(?:ing)? up|know (?:more|by)|speak|report back/,
    ],
    [
      'repair',
      /fix|repair|resolv|sort|solv|replac|mend|correct|restor|technician|engineer|up and running|working again|unlock/,
    ],
    [
      'deliver',
      /deliver|arriv|(?<![a-z])(?:receive|reach|reaches|get|gets|have|with you|lands?|due|in your hands|comes|bring|collect(?:ed)?|pick(?:ed)? up|drop off|your (?:order|parcel|package))(?![a-z])/,
    ],
  ],
}
