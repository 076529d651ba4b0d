using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;

namespace Portal.Core.Municipalities;

/// <summary>保険者の登録, by the secretariat.</summary>
/// <param name="InsurerNumber">保険者番号, in any width, with or without spaces and hyphens.</param>
/// <param name="Name">名称.</param>
/// <param name="Kind">種別.</param>
/// <param name="Members">構成市町村: one a line, 全国地方公共団体コード and name; empty for a municipality.</param>
public sealed record AddInsurer(string? InsurerNumber, string? Name, InsurerKind? Kind, string? Members) : IRequest<Result<Guid>>;

public sealed class AddInsurerValidator : AbstractValidator<AddInsurer>
{
    public AddInsurerValidator()
    {
        RuleFor(r => r.InsurerNumber).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("保険者番号を入力してください。")
            .Must(n => InsurerNumber.TryNormalise(n, out _))
            .WithMessage("保険者番号が正しくありません。6桁の番号を確かめてください。最後の1桁は、打ち間違いを見つけるための数字です。");
        RuleFor(r => r.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("名称を入力してください。")
            .MaximumLength(Insurer.NameMaxLength).WithMessage($"名称は{Insurer.NameMaxLength}文字以内で入力してください。")
            .Must(n => !n!.Any(char.IsControl)).WithMessage("名称に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Kind).NotNull().WithMessage("種別を選んでください。");
        RuleFor(r => r.Members).Cascade(CascadeMode.Stop)
            .Empty().When(r => r.Kind == InsurerKind.Municipality, ApplyConditionTo.CurrentValidator)
            .WithMessage("構成市町村は、広域連合か一部事務組合のときだけ入力してください。")
            .NotEmpty().When(r => r.Kind is not null and not InsurerKind.Municipality, ApplyConditionTo.CurrentValidator)
            .WithMessage("構成市町村を入力してください。")
            .Custom((text, context) =>
            {
                if (MemberLines.Read(text) is { Failed: true } refused)
                {
                    context.AddFailure(refused.Errors[0].Message);
                }
            });
    }
}

public sealed class AddInsurerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddInsurer, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddInsurer request, CancellationToken cancellationToken)
    {
        InsurerNumber.TryNormalise(request.InsurerNumber, out var number);
        var insurer = new Insurer
        {
            InsurerNumber = number!,
            Name = JapaneseNfc.Normalise(request.Name!.Trim()),
            Kind = request.Kind!.Value,
            Members = [.. MemberLines.Read(request.Members).Value],
        };
        db.Add(insurer);
        db.Add(new ReviewBoardSettings { InsurerId = insurer.Id });
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "InsurerAdded", nameof(Insurer), insurer.Id, insurer.Id, new { number }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return insurer.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates(Insurer.OnePerNumber))
        {
            return InsurerErrors.NumberTaken;
        }
    }
}
