package io.t4dx.torture.mutant;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A change of the bytes of one class.
 *
 * @param type the class's name
 * @param changes counts what was changed, so that a change of nothing is noticed
 */
record Mutation(String type, AtomicInteger changes, ClassTransform transform) {

  /** Changes nothing: whatever is found with it is a fault of how mutants are loaded. */
  static Mutation none() {
    return new Mutation("", new AtomicInteger(), ClassBuilder::with);
  }

  /** Leaves the calls of a method out of another one; what they would return is nothing. */
  static Mutation withoutCall(String type, String method, String called) {
    return inMethod(
        type,
        method,
        changes ->
            (code, element) -> {
              if (element instanceof InvokeInstruction call && call.name().equalsString(called)) {
                changes.incrementAndGet();
                leaveOut(code, call);
              } else {
                code.with(element);
              }
            });
  }

  /**
   * Calls {@link Pause#here} before the calls of a method out of another one, and leaves calls of
   * some others out.
   */
  static Mutation pausing(String type, String method, String before, Set<String> leftOut) {
    return inMethod(
        type,
        method,
        changes ->
            (code, element) -> {
              String called =
                  element instanceof InvokeInstruction call ? call.name().stringValue() : "";
              if (leftOut.contains(called)) {
                leaveOut(code, (InvokeInstruction) element);
                return;
              }
              if (called.equals(before)) {
                changes.incrementAndGet();
                code.invokestatic(
                    ClassDesc.of(Pause.class.getName()),
                    "here",
                    MethodTypeDesc.ofDescriptor("()V"));
              }
              code.with(element);
            });
  }

  private static void leaveOut(CodeBuilder code, InvokeInstruction call) {
    for (ClassDesc parameter : call.typeSymbol().parameterList().reversed()) {
      if (TypeKind.from(parameter).slotSize() == 2) {
        code.pop2();
      } else {
        code.pop();
      }
    }
    if (call.opcode() != Opcode.INVOKESTATIC) {
      code.pop();
    }
    switch (TypeKind.from(call.typeSymbol().returnType())) {
      case VOID -> {}
      case LONG -> code.lconst_0();
      case REFERENCE -> code.aconst_null();
      default -> code.iconst_0();
    }
  }

  /** Puts one conditional branch for each of another kind in a method. */
  static Mutation withBranch(String type, String method, Opcode before, Opcode after) {
    return inMethod(
        type,
        method,
        changes ->
            (code, element) -> {
              if (element instanceof BranchInstruction branch && branch.opcode() == before) {
                changes.incrementAndGet();
                code.branch(after, branch.target());
              } else {
                code.with(element);
              }
            });
  }

  /** Never takes a branch that compares two ints. */
  static Mutation withoutBranch(String type, String method, Opcode branchOfInts) {
    return inMethod(
        type,
        method,
        changes ->
            (code, element) -> {
              if (element instanceof BranchInstruction branch && branch.opcode() == branchOfInts) {
                changes.incrementAndGet();
                code.pop2();
              } else {
                code.with(element);
              }
            });
  }

  /** Takes the highest long for a long parameter. */
  static Mutation withHighest(String type, String method, int slot) {
    return inMethod(
        type,
        method,
        changes ->
            (code, element) -> {
              if (element instanceof LoadInstruction load
                  && load.typeKind() == TypeKind.LONG
                  && load.slot() == slot) {
                changes.incrementAndGet();
                code.loadConstant(Long.MAX_VALUE);
              } else {
                code.with(element);
              }
            });
  }

  /** Has another body for a method. */
  static Mutation withBody(String type, String method, Consumer<CodeBuilder> body) {
    AtomicInteger changes = new AtomicInteger();
    return new Mutation(
        type,
        changes,
        ClassTransform.transformingMethods(
            each -> each.methodName().equalsString(method),
            (builder, element) -> {
              if (element instanceof CodeModel) {
                changes.incrementAndGet();
                builder.withCode(body);
              } else {
                builder.with(element);
              }
            }));
  }

  private interface Change {
    CodeTransform counting(AtomicInteger changes);
  }

  private static Mutation inMethod(String type, String method, Change change) {
    AtomicInteger changes = new AtomicInteger();
    return new Mutation(
        type,
        changes,
        ClassTransform.transformingMethodBodies(
            each -> each.methodName().equalsString(method), change.counting(changes)));
  }
}
