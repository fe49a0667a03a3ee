package org.frontdesk.server.audit;

import org.frontdesk.api.v1.AuditFault;
import org.frontdesk.api.v1.AuditFaultKind;
import org.frontdesk.api.v1.VerifyAuditLogResponse;
import org.frontdesk.server.rpc.WireTime;

/** How the comparison of logs and seals is told. */
final class SealMessages {

    private SealMessages() {}

    static VerifyAuditLogResponse encode(VerifyAudit.Step step) {
        var response =
                VerifyAuditLogResponse.newBuilder()
                        .setCheckedEntryCount(step.checkedEntries())
                        .setSealedEntryCount(step.sealedEntries())
                        .setDone(step.unsealed().isPresent())
                        .setUnsealedEntryCount(step.unsealed().orElse(0L));
        step.faults().forEach(fault -> response.addFaults(encode(fault)));
        if (step.newest().number() > 0) {
            response.setSealNumber(step.newest().number())
                    .setSealHash(step.newest().hashInHex())
                    .setSealTime(WireTime.timestamp(step.newest().sealedAt()));
        }
        return response.build();
    }

    private static AuditFault encode(SealFault fault) {
        Seal seal = fault.seal();
        return AuditFault.newBuilder()
                .setKind(
                        switch (fault.kind()) {
                            case ENTRIES -> AuditFaultKind.AUDIT_FAULT_KIND_ENTRIES;
                            case SEAL -> AuditFaultKind.AUDIT_FAULT_KIND_SEAL;
                            case GAP -> AuditFaultKind.AUDIT_FAULT_KIND_GAP;
                        })
                .setSealNumber(seal.number())
                .setSealTime(WireTime.timestamp(seal.sealedAt()))
                .setLog(seal.log())
                .setFirstId(seal.firstId())
                .setLastId(seal.lastId())
                .build();
    }
}
