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
/// <param name="NewId">Made with the form: the same form sent twice registers one insurer.</param>
/// <param name="InsurerNumber">保険者番号, in any width, with or without spaces and hyphens.</param>
/// <param name="Name">名称.</param>
/// <param name="Kind">種別.</param>
/// <param name="Members">構成市町村.</param>
/// <param name="HasInsurerFunction">保険者機能.</param>
/// <param name="VendorId">システムベンダ.</param>
public sealed record AddInsurer(
    Guid NewId, string? InsurerNumber, string? Name, InsurerKind? Kind, string? Members, bool HasInsurerFunction, Guid? VendorId = null)
    : IRequest<Result<Guid>>, IInsurerFields
{
    internal Insurer ToInsurer(string number) => new()
    {
        // Only ids of our own making, so that rows stay in the order in which they were made.
        Id = NewId.Version == 7 ? NewId : Guid.CreateVersion7(),
        InsurerNumber = number,
        Name = JapaneseNfc.Normalise(Name!.Trim()),
        Kind = Kind!.Value,
        HasInsurerFunction = HasInsurerFunction,
        VendorId = VendorId,
        Members = [.. MemberLines.Read(Members).Value],
    };
}

public sealed class AddInsurerValidator : InsurerFieldsValidator<AddInsurer>
{
    public AddInsurerValidator() => RuleFor(r => r.InsurerNumber).Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("保険者番号を入力してください。")
        .Must(n => InsurerNumber.TryNormalise(n, out _))
        .WithMessage("保険者番号が正しくありません。6桁の番号を確かめてください。最後の1桁は、打ち間違いを見つけるための数字です。");
}

public sealed class AddInsurerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddInsurer, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddInsurer request, CancellationToken cancellationToken)
    {
        if (!await db.SystemVendors.IsKnownAsync(request.VendorId, cancellationToken))
        {
            return InsurerErrors.UnknownVendor;
        }

        InsurerNumber.TryNormalise(request.InsurerNumber, out var number);
        var insurer = request.ToInsurer(number!);
        db.Add(insurer);
        db.Add(new ReviewBoardSettings { InsurerId = insurer.Id });
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "InsurerAdded", nameof(Insurer), insurer.Id, insurer.Id, new { number }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return insurer.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates(Insurer.OnePerNumber) || exception.Violates("pk_insurers"))
        {
            // The second of two clicks finds what the first one made.
            return await db.Insurers.AnyAsync(i => i.Id == insurer.Id && i.InsurerNumber == number, cancellationToken)
                ? insurer.Id
                : InsurerErrors.NumberTaken;
        }
    }
}
