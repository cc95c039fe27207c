// Generated from data/ui-not-in-e1-1.csv by `cargo xtask tables`; not edited.

//! UI attributes that name a class, syntax, scheme or context, so that they stay.
//!
//! Source: the UI attributes that Table E.1-1 does not list, classed by this project; the rest of
//! them names entities and is replaced.

use crate::element::Tag;

/// The attributes in tag order.
#[rustfmt::skip]
pub static STRUCTURAL: [Tag; 28] = [
    Tag(0x0000, 0x0002), // AffectedSOPClassUID
    Tag(0x0000, 0x0003), // RequestedSOPClassUID
    Tag(0x0002, 0x0002), // MediaStorageSOPClassUID
    Tag(0x0002, 0x0010), // TransferSyntaxUID
    Tag(0x0002, 0x0012), // ImplementationClassUID
    Tag(0x0002, 0x0032), // RTVCommunicationSOPClassUID
    Tag(0x0002, 0x0100), // PrivateInformationCreatorUID
    Tag(0x0004, 0x1510), // ReferencedSOPClassUIDInFile
    Tag(0x0004, 0x1512), // ReferencedTransferSyntaxUIDInFile
    Tag(0x0004, 0x151A), // ReferencedRelatedGeneralSOPClassUIDInFile
    Tag(0x0008, 0x0016), // SOPClassUID
    Tag(0x0008, 0x001A), // RelatedGeneralSOPClassUID
    Tag(0x0008, 0x001B), // OriginalSpecializedSOPClassUID
    Tag(0x0008, 0x0062), // SOPClassesInStudy
    Tag(0x0008, 0x010C), // CodingSchemeUID
    Tag(0x0008, 0x010D), // ContextGroupExtensionCreatorUID
    Tag(0x0008, 0x0117), // ContextUID
    Tag(0x0008, 0x0118), // MappingResourceUID
    Tag(0x0008, 0x040E), // StoredInstanceTransferSyntaxUID
    Tag(0x0008, 0x1150), // ReferencedSOPClassUID
    Tag(0x0008, 0x115A), // SOPClassesSupported
    Tag(0x0008, 0x3002), // AvailableTransferSyntaxUID
    Tag(0x0008, 0x9123), // CreatorVersionUID
    Tag(0x0034, 0x0003), // FlowTransferSyntaxUID
    Tag(0x0400, 0x0010), // MACCalculationTransferSyntaxUID
    Tag(0x0400, 0x0510), // EncryptedContentTransferSyntaxUID
    Tag(0x3010, 0x0052), // PertinentSOPClassesInStudy
    Tag(0x3010, 0x0053), // PertinentSOPClassesInSeries
];
