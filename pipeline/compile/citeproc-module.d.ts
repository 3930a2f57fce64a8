/** citeproc-js (© Frank Bennett, CPAL 1.0), unmodified; it is CommonJS without types: here is what the adapter uses of it. */
declare module 'citeproc' {
  export interface Engine {
    setOutputFormat(format: 'html'): void
    setLangTagsForCslTransliteration(tags: string[]): void
    setLangTagsForCslTranslation(tags: string[]): void
    setLangPrefsForCites(prefs: Record<string, string[]>): void
    setLangPrefsForCiteAffixes(affixes: string[]): void
    updateItems(ids: string[]): void
    rebuildProcessorState(citations: object[], mode: 'html'): [string, number, string][]
    makeCitationCluster(items: object[]): string
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false
  }
  const CSL: {
    readonly Engine: new (
      sys: { retrieveLocale: (tag: string) => string; retrieveItem: (id: string) => Record<string, unknown> | undefined },
      style: string,
      lang: string,
      forceLang: boolean,
    ) => Engine
  }
  export default CSL
}
