using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

// From which state to which it goes, and what it refuses (docs/states.md).
public sealed partial class SubsidyApplication
{
    public Result Submit(string receiptNumber, SentApplication sent, Guid byId, DateTimeOffset at)
    {
        if (Status != ApplicationStatus.Draft)
        {
            return ApplicationErrors.NotDraft;
        }

        (Status, ReceiptNumber, Sent, AmountYen) = (ApplicationStatus.Submitted, receiptNumber, sent, sent.Grant.GrantedYen);
        (SubmittedAt, SubmittedById, CompleteAt, ReceivedAt) = (at, byId, at, at);
        return Result.Done;
    }

    public Result Withdraw(DateTimeOffset at)
    {
        if (!IsUndecided)
        {
            return ApplicationErrors.NotWithdrawable;
        }

        (Status, WithdrawnAt, ConcludedOn) = (ApplicationStatus.Withdrawn, at, at.DayInJapan());
        return Result.Done;
    }

    /// <summary>Somebody examines it from now on; what the office mends goes on being mended.</summary>
    public Result TakeUp()
    {
        if (!IsUndecided)
        {
            return ExaminationErrors.NotOpen;
        }

        Status = Status == ApplicationStatus.Returned ? ApplicationStatus.Returned : ApplicationStatus.UnderReview;
        return Result.Done;
    }

    /// <summary>差し戻す.</summary>
    public Result Return()
    {
        if (Status != ApplicationStatus.UnderReview)
        {
            return ExaminationErrors.NotOpen;
        }

        Status = ApplicationStatus.Returned;
        return Result.Done;
    }

    /// <summary>差し戻しを取り消す: all is as it was sent.</summary>
    public Result TakeBack(ApplicationForm sentForm)
    {
        if (Status != ApplicationStatus.Returned)
        {
            return ReturnErrors.NotReturned;
        }

        (Status, Form) = (ApplicationStatus.UnderReview, sentForm);
        return Result.Done;
    }

    /// <summary>もう一度提出する: its examiner goes on.</summary>
    /// <param name="sent">What is sent now.</param>
    /// <param name="amountYen">What the budget has for it.</param>
    /// <param name="rule">Which day counts as 受付日.</param>
    /// <param name="at">When, UTC.</param>
    public Result Resubmit(SentApplication sent, int amountYen, ReceptionRule rule, DateTimeOffset at)
    {
        if (Status != ApplicationStatus.Returned)
        {
            return CorrectionErrors.NotOpen;
        }

        (Status, Sent, AmountYen) = (ApplicationStatus.UnderReview, sent, amountYen);
        (CompleteAt, ReceivedAt) = (at, rule == ReceptionRule.CompletePapers ? at : SubmittedAt);
        return Result.Done;
    }

    /// <param name="grantedYen">交付決定額; null for 不交付.</param>
    /// <param name="on">The day of the decision in Japan.</param>
    public Result Decide(int? grantedYen, DateOnly on)
    {
        if (Status != ApplicationStatus.UnderReview)
        {
            return ExaminationErrors.NotOpen;
        }

        Status = grantedYen is null ? ApplicationStatus.Denied : ApplicationStatus.Granted;
        (GrantedYen, ConcludedOn) = (grantedYen, on);
        return Result.Done;
    }

    /// <summary>振り込んだ.</summary>
    public Result Pay()
    {
        if (Status is not (ApplicationStatus.Granted or ApplicationStatus.AwaitingAccount))
        {
            return PaymentErrors.NotPayable;
        }

        Status = ApplicationStatus.Paid;
        return Result.Done;
    }

    /// <summary>振り込めなかった, also when that is heard only later, or for another reason than was heard first.</summary>
    /// <param name="needsAccount">The office has to correct the account first; false when it can be paid again as it is.</param>
    public Result FailTransfer(bool needsAccount)
    {
        if (Status is not (ApplicationStatus.Granted or ApplicationStatus.AwaitingAccount or ApplicationStatus.Paid))
        {
            return PaymentErrors.NotPayable;
        }

        Status = needsAccount ? ApplicationStatus.AwaitingAccount : ApplicationStatus.Granted;
        return Result.Done;
    }

    /// <summary>口座を直した: what was sent stays, and it is due again.</summary>
    public Result CorrectAccount()
    {
        if (Status != ApplicationStatus.AwaitingAccount)
        {
            return AccountCorrectionErrors.NotOpen;
        }

        Status = ApplicationStatus.Granted;
        return Result.Done;
    }

    /// <summary>決定後の処分: another 交付決定額, or 取消, or 中止・廃止.</summary>
    /// <param name="kind">種類.</param>
    /// <param name="grantedYen">What remains of the grant; 0 only where all is revoked or discontinued.</param>
    /// <param name="on">The day of that decision in Japan: the records are kept from it.</param>
    public Result ChangeGrant(LaterDecisionKind kind, int grantedYen, DateOnly on)
    {
        if (!IsGranted)
        {
            return LaterDecisionErrors.NotGranted;
        }

        (Status, GrantedYen, ConcludedOn) = (StatusAfter(kind, grantedYen), grantedYen, on);
        return Result.Done;
    }

    private ApplicationStatus StatusAfter(LaterDecisionKind kind, int grantedYen) => (kind, grantedYen) switch
    {
        (LaterDecisionKind.Revoked, 0) => ApplicationStatus.Revoked,
        (LaterDecisionKind.DiscontinuationApproved, _) => ApplicationStatus.Discontinued,
        _ => Status,
    };
}
