#include <cmark.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Memory for one reading of a text by libcmark, which asks for each node and string by itself: taken from large
// chunks one after the other and given back all at once, it saves about a quarter of a reading's time.
//
// An arena belongs to a thread, since libcmark hands its allocator no context. A reading is one synchronous stretch,
// so no other can come in between. A thread that ends leaves its first chunk behind: read on threads that stay.

struct ccmark_chunk {
  struct ccmark_chunk *previous;
  size_t size, used;
};

static _Thread_local struct ccmark_chunk *ccmark_chunks = NULL;

enum { ccmark_header = 16, ccmark_first_chunk = 256 * 1024 };

static inline void *ccmark_allocate(size_t bytes) {
  size_t needed = ccmark_header + ((bytes + 15) & ~(size_t)15);
  struct ccmark_chunk *chunk = ccmark_chunks;
  if (bytes > SIZE_MAX / 4) abort();
  if (!chunk || chunk->size - chunk->used < needed) {
    size_t size = chunk ? chunk->size * 2 : ccmark_first_chunk;
    while (size < needed) size *= 2;
    struct ccmark_chunk *next = malloc(sizeof(struct ccmark_chunk) + 16 + size);
    // As libcmark's own allocator does: it has no way to hear of a failure.
    if (!next) abort();
    next->previous = chunk;
    next->size = size;
    next->used = 0;
    ccmark_chunks = chunk = next;
  }
  char *start = (char *)chunk + ((sizeof(struct ccmark_chunk) + 15) & ~(size_t)15) + chunk->used;
  *(size_t *)start = bytes;
  chunk->used += needed;
  return start + ccmark_header;
}

static inline void *ccmark_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  void *memory = ccmark_allocate(count * size);
  memset(memory, 0, count * size);
  return memory;
}

static inline void *ccmark_realloc(void *old, size_t bytes) {
  if (!old) return ccmark_allocate(bytes);
  size_t kept = *(size_t *)((char *)old - ccmark_header);
  if (kept >= bytes) return old;
  void *memory = ccmark_allocate(bytes);
  memcpy(memory, old, kept);
  return memory;
}

static inline void ccmark_free(void *memory) { (void)memory; }

static cmark_mem ccmark_memory = {ccmark_calloc, ccmark_realloc, ccmark_free};

/// The calling thread's arena.
static inline cmark_mem *ccmark_arena(void) { return &ccmark_memory; }

/// Gives back all that was taken from the calling thread's arena; its first chunk is kept for the next reading.
static inline void ccmark_arena_reset(void) {
  while (ccmark_chunks && ccmark_chunks->previous) {
    struct ccmark_chunk *previous = ccmark_chunks->previous;
    free(ccmark_chunks);
    ccmark_chunks = previous;
  }
  if (ccmark_chunks) ccmark_chunks->used = 0;
}
