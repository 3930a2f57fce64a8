import { z } from 'zod'

const file = z.object({ file: z.string(), sha256: z.string() })

/** manuscript/releases/<version>/manifest.json, as `release` has written it. */
export const manifestSchema = z.object({
  format: z.literal(1),
  version: z.string(),
  date: z.string(),
  note: z.string(),
  title: z.string(),
  uuid: z.string(),
  isbn: z.object({ pdf: z.string().optional(), epub: z.string().optional() }),
  pages: z.number(),
  characters: z.number(),
  notes: z.number(),
  program: z.object({ name: z.string(), version: z.string(), sha256: z.string() }),
  runtime: z.object({ node: z.string(), icu: z.string(), unicode: z.string() }),
  browser: z.object({ version: z.string(), pinned: z.string().optional() }),
  fonts: z.array(z.object({ family: z.string(), file: z.string(), weight: z.number(), style: z.enum(['normal', 'italic']), origin: z.string(), sha256: z.string() })),
  styles: z.array(file),
  inputs: z.array(file),
  outputs: z.array(file),
  documents: z.array(z.object({ id: z.string(), number: z.number() })),
  sections: z.array(z.object({ id: z.string(), kind: z.enum(['part', 'chapter', 'document', 'generated', 'index']), anchors: z.array(z.string()) })),
})
