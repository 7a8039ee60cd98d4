/** The t4dx command. */
module io.t4dx.tools {
  requires static org.jspecify;
  requires info.picocli;
  requires io.t4dx.compaction;
  requires io.t4dx.core;
  requires io.t4dx.index;
  requires tools.jackson.core;

  opens io.t4dx.tools to
      info.picocli;
  opens io.t4dx.tools.care to
      info.picocli;
  opens io.t4dx.tools.demo to
      info.picocli;
  opens io.t4dx.tools.lines to
      info.picocli;
  opens io.t4dx.tools.look to
      info.picocli;
  opens io.t4dx.tools.night to
      info.picocli;
  opens io.t4dx.tools.use to
      info.picocli;
  opens io.t4dx.tools.verb to
      info.picocli;
}
