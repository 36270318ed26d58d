/** Texts for volunteers and workers: they read Dutch, and the words of their work. */
const FOR_WORKERS = ['prompt.'];

export const isForWorkers = (id: string): boolean => FOR_WORKERS.some((topic) => id.startsWith(topic));
