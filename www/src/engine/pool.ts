/** A pool of workers, one WebAssembly instance each. Replaces those that trap. Knows no operation. */

import type { LookupFault } from "./api.js";
import type { Opening, Operation, Operations, Reply, Request } from "./messages.js";

/** An error with the stable code that the page puts in words. */
export class KameiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Where a lookup table is at fault. */
    readonly fault: LookupFault | null = null,
  ) {
    super(message);
    this.name = "KameiError";
  }
}

export interface JobOptions {
  /** The opening the worker must have; a worker changes over when its next job asks for another. */
  opening?: Opening;
  signal?: AbortSignal;
  /** How many workers may stop over this job before it fails with `worker`. */
  tries?: number;
}

interface Job {
  readonly id: number;
  readonly operation: Operation;
  readonly take: unknown;
  readonly opening: Opening | undefined;
  readonly signal: AbortSignal | undefined;
  triesLeft: number;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

interface Crew {
  worker: Worker;
  opening: Opening | undefined;
  /** Sent and not answered, oldest first; the worker is at work on the first. */
  jobs: Job[];
}

/** Jobs sent to a worker ahead of time, so that it need not wait for the page between two files. */
const DEPTH = 2;

export class Pool {
  private readonly crews: Crew[] = [];
  private queue: Job[] = [];
  private nextId = 0;
  private pack: Blob | null = null;

  constructor(
    private readonly source: string,
    private readonly module: WebAssembly.Module,
    private readonly size: number,
  ) {}

  do<K extends Operation>(
    operation: K,
    take: Operations[K]["take"],
    options: JobOptions = {},
  ): Promise<Operations[K]["answer"]> {
    const { signal } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(cancelled());
      const settled = new AbortController();
      const job: Job = {
        id: this.nextId++,
        operation,
        take,
        opening: options.opening,
        signal,
        triesLeft: options.tries ?? 2,
        resolve: (value) => {
          settled.abort();
          resolve(value);
        },
        reject: (error) => {
          settled.abort();
          reject(error);
        },
      };
      signal?.addEventListener("abort", () => this.abandon(job), { once: true, signal: settled.signal });
      this.queue.push(job);
      this.dispatch();
    });
  }

  /** Jobs that may be given out before any of them waits. */
  get width(): number {
    return this.size * DEPTH;
  }

  /** Gives every worker, now and later, the pack of text recognition, or takes it away. */
  equip(pack: Blob | null): void {
    this.pack = pack;
    for (const crew of this.crews) post(crew.worker, { recognition: pack });
  }

  /** Ends every worker and fails what is under way; the next job hires anew. */
  close(): void {
    for (const crew of this.crews.splice(0)) {
      crew.worker.onmessage = null;
      crew.worker.terminate();
      for (const job of crew.jobs) job.reject(cancelled());
    }
    for (const job of this.queue.splice(0)) job.reject(cancelled());
  }

  private dispatch(): void {
    while (this.queue.length > 0) {
      const crew = this.freeCrew();
      if (crew === undefined) return;
      const job = this.queue.shift() as Job;
      if (job.opening !== undefined && job.opening !== crew.opening) {
        crew.opening = job.opening;
        post(crew.worker, { open: job.opening });
      }
      crew.jobs.push(job);
      post(crew.worker, { id: job.id, operation: job.operation, take: job.take } as Request);
    }
  }

  private freeCrew(): Crew | undefined {
    const idle = this.crews.find((crew) => crew.jobs.length === 0);
    if (idle !== undefined) return idle;
    if (this.crews.length < this.size) return this.hire();
    const least = this.crews.reduce((a, b) => (b.jobs.length < a.jobs.length ? b : a));
    return least.jobs.length < DEPTH ? least : undefined;
  }

  private hire(): Crew {
    const address = URL.createObjectURL(new Blob([this.source], { type: "text/javascript" }));
    const worker = new Worker(address, { type: "classic" });
    URL.revokeObjectURL(address);
    const crew: Crew = { worker, opening: undefined, jobs: [] };
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.receive(crew, data);
    worker.onerror = (event) => {
      // The text of the error is dropped: it may quote a value.
      event.preventDefault();
      this.replace(crew);
    };
    worker.onmessageerror = () => this.replace(crew);
    post(worker, { start: this.module });
    if (this.pack !== null) post(worker, { recognition: this.pack });
    this.crews.push(crew);
    return crew;
  }

  private receive(crew: Crew, reply: Reply): void {
    if ("trapped" in reply) return this.replace(crew, reply.id);
    const at = crew.jobs.findIndex((job) => job.id === reply.id);
    const [job] = at < 0 ? [] : crew.jobs.splice(at, 1);
    if (job !== undefined) {
      if ("error" in reply) job.reject(refused(reply.error));
      else job.resolve(reply.value as never);
    }
    this.dispatch();
  }

  /** Discards a worker that stopped; the job it was at gets another try, the ones behind it lose none. */
  private replace(crew: Crew, guilty = crew.jobs[0]?.id): void {
    this.dismiss(crew);
    const again: Job[] = [];
    for (const job of crew.jobs) {
      if (job.signal?.aborted === true) job.reject(cancelled());
      else if (job.id === guilty && --job.triesLeft <= 0) job.reject(stopped());
      else again.push(job);
    }
    this.queue.unshift(...again);
    this.dispatch();
  }

  private abandon(job: Job): void {
    const queued = this.queue.indexOf(job);
    const crew = this.crews.find(({ jobs }) => jobs.includes(job));
    if (queued < 0 && crew === undefined) return;
    job.reject(cancelled());
    if (queued >= 0) this.queue.splice(queued, 1);
    // A worker cannot be interrupted, only ended.
    if (crew !== undefined) this.replace(crew, -1);
  }

  private dismiss(crew: Crew): void {
    crew.worker.onmessage = null;
    crew.worker.terminate();
    const at = this.crews.indexOf(crew);
    if (at >= 0) this.crews.splice(at, 1);
  }
}

function post(worker: Worker, request: Request): void {
  worker.postMessage(request);
}

function refused({ code, message, fault }: { code: string; message: string; fault?: LookupFault }): KameiError {
  return new KameiError(code, message, fault ?? null);
}

function stopped(): KameiError {
  return new KameiError("worker", "the worker stopped while it processed this file");
}

function cancelled(): KameiError {
  return new KameiError("cancelled", "the run was cancelled");
}
