import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, section } from './edition.ts'

/** Words that a face for Arabic draws with ligatures, with marks that it puts of itself (the name of God), and with marks of the text. */
const sayings = [
  'والله أعلم، فالله خير حافظا، لله الحمد، بالله، تالله، اللّٰه، اللَّه، لِلَّهِ، اللّهم، صلى الله عليه وسلم ﷺ، محمد رسول الله.',
  'بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ، قَالَ الْمَلِكُ لَا أُبَالِي، إِلَى الْأَرْضِ، الآن، لأن، لإن، فلأجل، مؤسسة، شيء، مسؤول.',
  'ئۇيغۇر، ھەممە، لاۋ، ئالما، كىتاب، ئاللاھ، پەيغەمبەر، خدا کی قسم، می‌خواهم، گفت، چهار، ٱلله، عبدالله، آمنوا، ١٩٤٤ م، ۱۳۲۳، ٪۵۰، «قول» (كلام)؟ ؛',
  'لا إله إلا الله. كلاهما لألأ تلألأ. يا الله! جلاله. الملك لله وحده. اللَّهُمَّ صَلِّ.',
]

test('Arabic with ligatures and marks is read back from the PDF, alone and within English', async () => {
  const html = sayings.flatMap((saying) => [
    `<p lang="ar" dir="rtl">${saying}</p>`,
    `<p>English <span lang="ar" dir="rtl">${saying}</span> again.</p>`,
    `<p>${saying.split(' ').map((word) => `word <span lang="ar" dir="rtl">${word}</span>`).join(' ')} more</p>`,
  ]).join('')
  const { pdf, messages } = await print(edition({ sections: [section({ id: 'one', html })] }), { pdf: true })
  expect(messages.map(({ reason }) => reason)).toEqual([])
  expect(pdf).toBeDefined()
})
