import type { ChannelCase } from './case.ts'
import * as answering from './answering.ts'
import * as parsing from './parsing.ts'
import * as publishing from './publishing.ts'
import * as pulling from './pulling.ts'
import * as reaching from './reaching.ts'
import * as rereading from './rereading.ts'
import * as sending from './sending.ts'
import * as signingIn from './signing-in.ts'
import * as verifying from './verifying.ts'

type Check = { what: string; run(subject: ChannelCase): void | Promise<void> }

/** What every channel must do. Each check is independent of the others and throws when the channel does not. */
export const cases = {
  'fixtures.complete': { what: 'every claimed kind has a fixture', run: parsing.claimsHaveFixtures },
  'fixtures.expected': { what: 'every fixture gives what is expected', run: parsing.fixturesGiveWhatIsExpected },
  'keys.stable': { what: 'parsing twice gives the same keys', run: parsing.keysAreStable },
  'keys.distinct': { what: 'different events have different keys', run: parsing.keysAreDistinct },
  'parse.cut': { what: 'payloads that are cut off never throw', run: parsing.cutPayloads },
  'parse.empty': { what: 'empty payloads never throw', run: parsing.emptyPayloads },
  'parse.reordered': { what: 'reordered payloads give the same events', run: parsing.reorderedPayloads },
  'parse.oversized': { what: 'payloads far too large never throw', run: parsing.oversizedPayloads },
  'parse.extra': { what: 'unknown fields change nothing', run: parsing.unknownFields },
  'parse.wrong-types': { what: 'values of a wrong type never throw', run: parsing.wrongTypes },
  'parse.nested': { what: 'deeply nested payloads never throw', run: parsing.nestedPayloads },
  'parse.fuzz': { what: 'nothing at all makes it throw', run: parsing.fuzzedPayloads },
  'verify.genuine': { what: 'what the vendor signed is taken', run: verifying.genuineIsTaken },
  'verify.body': { what: 'a changed body is refused', run: verifying.changedBody },
  'verify.header': { what: 'a changed header is refused', run: verifying.changedHeader },
  'verify.stale': { what: 'an old request is refused', run: verifying.staleTime },
  'verify.missing': { what: 'no header is refused', run: verifying.noHeader },
  'verify.secret': { what: "another one's secret is refused, and so is none", run: verifying.otherSecret },
  'verify.hostile': { what: 'hostile headers are refused without a throw', run: verifying.hostileHeaders },
  'send.complete': { what: 'every claimed ability has a fixture', run: sending.claimsHaveOutFixtures },
  'send.exact': { what: 'every ability sends exactly what is documented', run: sending.sendsExactly },
  'send.unclaimed': { what: 'what is not claimed is refused before the network', run: sending.refusesUnclaimed },
  'send.throttled': { what: "too many requests: again at the platform's time", run: sending.throttled },
  'send.refused': { what: 'a refusal is rejected with its code', run: sending.refusedForGood },
  'send.failing': { what: 'a platform out of order: again later', run: sending.outOfOrder },
  'send.unreachable': { what: 'nobody there: again later', run: sending.unreachable },
  'send.cut': { what: 'taken, but the answer is cut: unsure', run: sending.answerCut },
  'send.late': { what: 'taken, but no answer in time: unsure', run: sending.answerTooLate },
  'send.twice': { what: 'the same id twice is one message', run: sending.sameTwice },
  'send.found': { what: 'what arrived is found', run: sending.findsWhatArrived },
  'receipts.meet': { what: 'a receipt meets its message, before and after', run: answering.receiptsMeet },
  'check.good': { what: 'good credentials are seen', run: answering.checkSeesGood },
  'check.failing': { what: 'refused credentials and silence are seen', run: answering.checkSeesBad },
  'answer.handshake': { what: 'handshakes are answered, and only to the vendor', run: reaching.handshakes },
  'media.fetched': { what: 'media come with the credentials they need', run: reaching.mediaAreFetched },
  'profiles.found': { what: 'the accounts behind the credentials are found', run: reaching.profilesAreFound },
  'connect.subscribes': { what: 'connecting makes the vendor send, once', run: reaching.connectSubscribes },
  'publish.exact': { what: 'what is published is sent exactly as documented', run: publishing.publishesExactly },
  'publish.stands': { what: 'what is published stands beside what the brand wrote', run: publishing.standsThere },
  'publish.twice': { what: 'publishing again changes nothing', run: publishing.twiceIsOnce },
  'publish.keeps': { what: 'our line is replaced and taken away, and nothing else', run: publishing.keepsTheRest },
  'publish.refuses': { what: 'what does not fit, or is not ours, stays as it is', run: publishing.refusesToHarm },
  'publish.fails': { what: 'what could not be published is said', run: publishing.saysWhatFails },
  'person.found': { what: 'who wrote without a name is asked for', run: reaching.personIsFound },
  'gone.found': { what: 'what customers deleted is found', run: rereading.findsWhatIsGone },
  'listen.resumes': { what: 'a pull goes on where it was killed', run: pulling.listenResumes },
  'listen.ends': { what: 'a pull ends when it is told to', run: pulling.listenEnds },
  'listen.fails': { what: 'a pull that is refused says so', run: pulling.listenFails },
  'sign-in.gives': { what: 'signing in at the vendor gives what it says', run: signingIn.signInGives },
  'sign-in.refused': { what: 'what the vendor does not take back is no sign-in', run: signingIn.signInIsRefused },
  secrets: { what: 'no secret leaves in results, errors or output', run: answering.secretsStay },
} satisfies Record<string, Check>

export type CaseName = keyof typeof cases

export const caseNames = Object.keys(cases) as CaseName[]
