import { expect, test } from 'vitest'
import { declined } from '../../pipeline/language/recognition/declension.ts'
import { recognizer, type RegisteredForm } from '../../pipeline/language/recognition/index.ts'

// Paradigms as in A. A. Zaliznyak's grammatical dictionary and in Rosenthal's rules for proper names.
test.each([
  ['Сталин', 'Сталина Сталину Сталиным Сталине'],
  ['Аббасов', 'Аббасова Аббасову Аббасовым Аббасове'],
  ['Саратов', 'Саратова Саратову Саратовом Саратове'],
  ['Аббасова', 'Аббасовой Аббасову'],
  ['Сугурбаев', 'Сугурбаева Сугурбаеву Сугурбаевым Сугурбаеве'],
  ['Маяковский', 'Маяковского Маяковскому Маяковским Маяковском'],
  ['Толстой', 'Толстого Толстому Толстым Толстом'],
  ['Дальний', 'Дальнего Дальнему Дальним Дальнем'],
  ['Георгий', 'Георгия Георгию Георгием Георгии'],
  ['Шицай', 'Шицая Шицаю Шицаем Шицае'],
  ['Алтай', 'Алтая Алтаю Алтаем Алтае'],
  ['Синьцзян', 'Синьцзяна Синьцзяну Синьцзяном Синьцзяне'],
  ['Чугучак', 'Чугучака Чугучаку Чугучаком Чугучаке'],
  ['Кашгар', 'Кашгара Кашгару Кашгаром Кашгаре'],
  ['Кульджа', 'Кульджи Кульдже Кульджу Кульджей'],
  ['Москва', 'Москвы Москве Москву Москвой'],
  ['Маньчжурия', 'Маньчжурии Маньчжурию Маньчжурией'],
  ['Казань', 'Казани Казанью'],
  ['Ли Цзинь', 'Ли Цзиня Ли Цзиню Ли Цзинем Ли Цзине'],
  ['Алма-Ата', 'Алма-Аты Алма-Ате Алма-Ату Алма-Атой'],
  ['Исхак-бек Монуев', 'Исхак-бека Монуева Исхак-беку Монуеву Исхак-беком Монуевым Исхак-беке Монуеве'],
  ['Ахметджан Касими', 'Ахметджана Касими Ахметджану Касими Ахметджаном Касими Ахметджане Касими'],
  ['Шэн Шицай', 'Шэн Шицая Шэн Шицаю Шэн Шицаем Шэн Шицае'],
  ['Восточный Туркестан', 'Восточного Туркестана Восточному Туркестану Восточным Туркестаном Восточном Туркестане'],
  ['Народная партия Китая', 'Народной партии Китая Народную партию Китая'],
  ['озеро Балхаш', 'озера Балхаш озеру Балхаш озером Балхаш озере Балхаш'],
])('%s', (name, expected) => {
  const forms = declined(name)
  const words = name.split(' ').length
  const parts = expected.split(' ')
  const wanted = Array.from({ length: parts.length / words }, (_, index) => parts.slice(index * words, (index + 1) * words).join(' '))
  expect(forms).toEqual(expect.arrayContaining(wanted))
  expect(forms).not.toContain(name)
})

test.each(['Касими', 'Урумчи', 'Или', 'Баку', 'Токио', 'КПК', 'СССР', 'Ё'])('%s is not declined', (name) => {
  expect(declined(name)).toEqual([])
})

const forms: RegisteredForm[] = [
  { entry: 'qasimi', kind: 'preferred', lang: 'ru', text: 'Ахметджан Касими' }, { entry: 'qasimi', kind: 'variant', lang: 'ru', text: 'Ахметжан Касымов' },
  { entry: 'sheng', kind: 'preferred', lang: 'ru', text: 'Шэн Шицай' }, { entry: 'sheng', kind: 'variant', lang: 'ru', text: 'Шэн Ши-цай' },
  { entry: 'ghulja', kind: 'preferred', lang: 'ru', text: 'Кульджа' }, { entry: 'stalin', kind: 'preferred', lang: 'ru', text: 'Сталин' }, { entry: 'stalina', kind: 'preferred', lang: 'ru', text: 'Сталина' },
  { entry: 'almaty', kind: 'preferred', lang: 'kk', text: 'Алматы' }, { entry: 'osh', kind: 'preferred', lang: 'ky', text: 'Ош' },
]
const recognize = recognizer(forms)

test.each([
  ['при Ахметджане Касими', ['Ахметджане Касими|qasimi|preferred|false']],
  ['письмо Ахметжану Касымову', ['Ахметжану Касымову|qasimi|variant|false']],
  ['у Шэн Ши-цая и Шэна Шицая', ['Шэн Ши-цая|sheng|variant|false', 'Шэна Шицая|sheng|preferred|false']],
  ['в Ку́льдже, из КУЛЬДЖИ, под Кульджою', ['Ку́льдже|ghulja|preferred|false', 'КУЛЬДЖИ|ghulja|preferred|false']],
  ['Кульджа', ['Кульджа|ghulja|preferred|true']],
  ['Сталина и Сталиным', ['Сталина|stalina|preferred|true', 'Сталиным|stalin|preferred|false']],
  ['Алматыда, Алматының, Алматылар', ['Алматы|almaty|preferred|true', 'Алматы|almaty|preferred|true', 'Алматы|almaty|preferred|true']],
  ['Оштон, Ошко; кульджада', ['Ош|osh|preferred|true', 'Ош|osh|preferred|true']],
])('in “%s”', (text, expected) => {
  expect(recognize(text).map(({ start, end, entry, kind, whole }) => `${text.slice(start, end)}|${entry}|${kind}|${whole}`)).toEqual(expected)
})
