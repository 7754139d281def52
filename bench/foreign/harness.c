/*
 * Decodes and encodes with what asn1c has made, on request:
 *
 *   load TYPE FILE     the octets of values, a line of hexadecimal digits each
 *   again              decodes all, and answers with what it encodes of them
 *   decode CHECK N     decodes N times, one value after the other, and frees each; with CHECK 1 it asks for its constraints, too
 *   encode N           encodes N times
 *
 * Answers are one line each: "ok ..", for decode and encode with the nanoseconds that they took, or "error ..".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "includes.inc"

static struct { const char *name; asn_TYPE_descriptor_t *type; } types[] = {
#include "types.inc"
};

#define MOST 64
#define ROOM (1 << 20)

static asn_TYPE_descriptor_t *type;
static int count;
static struct { unsigned char *octets; size_t length; void *value; } inputs[MOST];
static unsigned char room[ROOM];
static char line[2 * ROOM + 16];

static void *decoded(int i) {
  void *value = 0;
  asn_dec_rval_t result = ber_decode(0, type, &value, inputs[i].octets, inputs[i].length);
  if (result.code == RC_OK && result.consumed == inputs[i].length) return value;
  ASN_STRUCT_FREE(*type, value);
  return 0;
}

static void forget(void) {
  for (int i = 0; i < count; i++) {
    free(inputs[i].octets);
    if (inputs[i].value) ASN_STRUCT_FREE(*type, inputs[i].value);
  }
  memset(inputs, 0, sizeof inputs);
  count = 0;
}

static const char *load(const char *name, const char *path) {
  forget();
  type = 0;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (strcmp(types[i].name, name) == 0) type = types[i].type;
  if (!type) return "no such type";
  FILE *file = fopen(path, "r");
  if (!file) return "no such file";
  while (count < MOST && fgets(line, sizeof line, file)) {
    size_t length = strspn(line, "0123456789abcdef") / 2;
    unsigned char *octets = malloc(length);
    for (size_t k = 0; k < length; k++) {
      unsigned int octet;
      sscanf(line + 2 * k, "%2x", &octet);
      octets[k] = octet;
    }
    inputs[count].octets = octets;
    inputs[count++].length = length;
  }
  fclose(file);
  return count ? 0 : "no octets";
}

static const char *again(void) {
  for (int i = 0; i < count; i++) {
    if (!inputs[i].value) inputs[i].value = decoded(i);
    if (!inputs[i].value) return "cannot be decoded";
  }
  printf("ok");
  for (int i = 0; i < count; i++) {
    asn_enc_rval_t result = der_encode_to_buffer(type, inputs[i].value, room, sizeof room);
    putchar(' ');
    for (ssize_t k = 0; k < result.encoded; k++) printf("%02x", room[k]);
  }
  putchar('\n');
  return 0;
}

static long long now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec * 1000000000LL + at.tv_nsec;
}

static const char *decode(int check, long times) {
  long long began = now();
  for (int i = 0; times > 0; times--) {
    void *value = decoded(i);
    if (!value) return "cannot be decoded";
    int refused = check && asn_check_constraints(type, value, 0, 0) != 0;
    ASN_STRUCT_FREE(*type, value);
    if (refused) return "breaks a constraint";
    if (++i == count) i = 0;
  }
  printf("ok %lld\n", now() - began);
  return 0;
}

static const char *encode(long times) {
  long long began = now();
  for (int i = 0; times > 0; times--) {
    if (der_encode_to_buffer(type, inputs[i].value, room, sizeof room).encoded < 0) return "cannot be encoded";
    if (++i == count) i = 0;
  }
  printf("ok %lld\n", now() - began);
  return 0;
}

int main(void) {
  char request[4096], name[256], path[2048];
  int check;
  long times;
  while (fgets(request, sizeof request, stdin)) {
    const char *wrong = "what is that?";
    if (sscanf(request, "load %255s %2047[^\n]", name, path) == 2) {
      wrong = load(name, path);
      if (!wrong) printf("ok\n");
    } else if (strcmp(request, "again\n") == 0) wrong = again();
    else if (sscanf(request, "decode %d %ld", &check, &times) == 2) wrong = decode(check, times);
    else if (sscanf(request, "encode %ld", &times) == 1) wrong = encode(times);
    if (wrong) printf("error %s\n", wrong);
    fflush(stdout);
  }
  return 0;
}
