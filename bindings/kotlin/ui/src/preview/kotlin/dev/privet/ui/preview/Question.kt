package dev.privet.ui.preview

import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.Banner
import dev.privet.ffi.Checked
import dev.privet.ffi.Chrome
import dev.privet.ffi.FaceScreen
import dev.privet.ffi.FfiConverter
import dev.privet.ffi.FfiConverterOptionalTypeBanner
import dev.privet.ffi.FfiConverterSequenceString
import dev.privet.ffi.FfiConverterSequenceTypeActivityRow
import dev.privet.ffi.FfiConverterString
import dev.privet.ffi.FfiConverterTypeCenter
import dev.privet.ffi.FfiConverterTypeChecked
import dev.privet.ffi.FfiConverterTypeChrome
import dev.privet.ffi.FfiConverterTypeCompared
import dev.privet.ffi.FfiConverterTypeDestructionPage
import dev.privet.ffi.FfiConverterTypeFaceScreen
import dev.privet.ffi.FfiConverterTypeFootprint
import dev.privet.ffi.FfiConverterTypeHistory
import dev.privet.ffi.FfiConverterTypeInspector
import dev.privet.ffi.FfiConverterTypeLists
import dev.privet.ffi.FfiConverterTypePhonePrompt
import dev.privet.ffi.FfiConverterTypePolicy
import dev.privet.ffi.FfiConverterTypePromptView
import dev.privet.ffi.FfiConverterTypeReceiptSheet
import dev.privet.ffi.FfiConverterTypeReceipts
import dev.privet.ffi.FfiConverterTypeRequestRow
import dev.privet.ffi.FfiConverterTypeTidy
import dev.privet.ffi.FfiConverterTypeTriedView
import dev.privet.ffi.FfiConverterTypeUseDetail
import dev.privet.ffi.FfiConverterTypeWhatIf
import dev.privet.ffi.Filter
import dev.privet.ffi.Footprint
import dev.privet.ffi.PhonePrompt
import dev.privet.ffi.PromptView
import dev.privet.ffi.ReceiptSheet
import dev.privet.ffi.RequestRow
import dev.privet.ffi.TimelineResult
import dev.privet.ffi.TriedView
import dev.privet.ffi.UseDetail
import dev.privet.ffi.WhatIf
import dev.privet.ffi.Center as CenterView
import dev.privet.ffi.Compared as ComparedView
import dev.privet.ffi.DestructionPage as DestructionView
import dev.privet.ffi.History as HistoryView
import dev.privet.ffi.Inspector as InspectorView
import dev.privet.ffi.Lists as ListsView
import dev.privet.ffi.Policy as PolicyView
import dev.privet.ffi.Receipts as ReceiptsView
import dev.privet.ffi.Tidy as TidyView

/**
 * What a screen needs of the core. A test asks the core; a preview has the answer written down.
 *
 * @property form how an answer is written down: as it crosses the border to the core.
 */
internal sealed class Question<T>(
    val form: FfiConverter<T, *>,
) {
    /** The fixed words. */
    data object Words : Question<Chrome>(FfiConverterTypeChrome)

    /** What is not as usual; none while all is well. */
    data object Notice : Question<Banner?>(FfiConverterOptionalTypeBanner)

    data object Center : Question<CenterView>(FfiConverterTypeCenter)

    /** The rows of the center for these. */
    data class Rows(
        val of: List<ActivityId>,
    ) : Question<List<ActivityRow>>(FfiConverterSequenceTypeActivityRow)

    /** The rows of the center for those that this one needs. */
    data class Needs(
        val of: ActivityId,
    ) : Question<List<ActivityRow>>(FfiConverterSequenceTypeActivityRow)

    /** A payment that somebody asks for, open for so long. */
    data class Request(
        val amount: String,
        val payee: String,
        val minutes: Int,
    ) : Question<RequestRow>(FfiConverterTypeRequestRow)

    data object Faces : Question<FaceScreen>(FfiConverterTypeFaceScreen)

    /** What is said of a face that was compared just now. */
    data object FaceTried : Question<String>(FfiConverterString)

    data object Destruction : Question<DestructionView>(FfiConverterTypeDestructionPage)

    data object Receipts : Question<ReceiptsView>(FfiConverterTypeReceipts)

    /** The newest one of a payment. */
    data object Receipt : Question<ReceiptSheet>(FfiConverterTypeReceiptSheet)

    /** What is said of that receipt, as it is or with one bit altered. */
    data class Check(
        val altered: Boolean,
    ) : Question<Checked>(FfiConverterTypeChecked)

    data object Year : Question<Footprint>(FfiConverterTypeFootprint)

    data object Inspector : Question<InspectorView>(FfiConverterTypeInspector)

    /** What came of a try to send without asking, after a replay of the records. */
    data object SendTried : Question<TriedView>(FfiConverterTypeTriedView)

    data object Policy : Question<PolicyView>(FfiConverterTypePolicy)

    data class History(
        val filter: Filter? = null,
    ) : Question<HistoryView>(FfiConverterTypeHistory)

    /** The history beside the phone's own log. */
    data object Compared : Question<ComparedView>(FfiConverterTypeCompared)

    /** The newest use that ended so. */
    data class Use(
        val result: TimelineResult,
    ) : Question<UseDetail>(FfiConverterTypeUseDetail)

    data object Lists : Question<ListsView>(FfiConverterTypeLists)

    data class Tidy(
        val chosen: List<ActivityId>,
    ) : Question<TidyView>(FfiConverterTypeTidy)

    /** What is drawn on a sheet that asks. */
    data class Sheet(
        val of: Asked,
    ) : Question<PromptView>(FfiConverterTypePromptView)

    /** What the policy says of paying by face. */
    data object Details : Question<List<String>>(FfiConverterSequenceString)

    /** What turning off would mean: of a switch, or of one that destroys a face. */
    data class Off(
        val destroys: Boolean,
    ) : Question<WhatIf>(FfiConverterTypeWhatIf)

    /** The same of several at once. */
    data object Several : Question<TidyView>(FfiConverterTypeTidy)

    /** What is said before the phone's own question. */
    data object BeforePhone : Question<PhonePrompt>(FfiConverterTypePhonePrompt)
}

/** What a sheet asks about. */
internal enum class Asked {
    FACE,
    SCORE,
    PAY,
    PAY_BY_PIN,
    PICTURE,
    DATA,
}
