import { noteStreams, type LabelStyle, type NotesPolicy, type NoteStream, type StreamPolicy } from '../model/notes.ts'
import type { BookYaml } from './schemas/book.ts'

type NotesYaml = NonNullable<BookYaml['policies']>['notes']

/** No two streams share a label, so that all may stand at one page foot. */
const labels: Readonly<Record<NoteStream, LabelStyle>> = { author: 'symbols', apparatus: 'lower-greek', source: 'upper-latin', translator: 'lower-latin', editor: 'decimal' }

/** `policies.notes`, with what it leaves unsaid; streams that its order does not name come after those that it does. */
export function readNotes(declared: NotesYaml): NotesPolicy {
  const order = declared?.order ?? []
  const policyOf = (stream: NoteStream): StreamPolicy => {
    const { numbering = 'chapter', labels: own = labels[stream], place = 'page' } = declared?.[stream] ?? {}
    return { numbering, labels: own, place }
  }
  return {
    order: [...order, ...noteStreams.filter((stream) => !order.includes(stream))],
    streams: { author: policyOf('author'), apparatus: policyOf('apparatus'), source: policyOf('source'), translator: policyOf('translator'), editor: policyOf('editor') },
  }
}
